"""Run by LocalStack when it starts: Lambda without containers.

LocalStack runs a function in a container, and has none here. So every function is as good as made, and whoever calls
one is answered by the endpoint in FUNCTIONS_URL.
"""

import json
import os

import requests
from localstack.http import Response
from localstack.services.edge import ROUTER

FUNCTIONS = "/2015-03-31/functions"
PASSED_ON = ["X-Amz-Function-Error", "X-Amz-Executed-Version", "X-Amzn-ErrorType"]


def make(request, **_):
    name = json.loads(request.data)["FunctionName"]
    return Response.for_json({"FunctionName": name, "State": "Active"}, 201)


def look_at(request, name, **_):
    return Response.for_json({"Configuration": {"FunctionName": name, "State": "Active"}})


def call(request, name, **_):
    kind = request.headers.get("X-Amz-Invocation-Type", "RequestResponse")
    answer = requests.post(
        os.environ["FUNCTIONS_URL"] + request.path,
        data=request.data,
        headers={"X-Amz-Invocation-Type": kind},
    )
    headers = {name: answer.headers[name] for name in PASSED_ON if name in answer.headers}
    return Response(answer.content, answer.status_code, headers)


ROUTER.add(FUNCTIONS, make, methods=["POST"])
ROUTER.add(FUNCTIONS + "/<name>", look_at, methods=["GET"])
ROUTER.add(FUNCTIONS + "/<name>/invocations", call, methods=["POST"])
