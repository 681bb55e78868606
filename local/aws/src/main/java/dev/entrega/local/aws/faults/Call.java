package dev.entrega.local.aws.faults;

import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Request;
import java.util.Map;

/**
 * Which operation a request calls.
 *
 * @param service AWS's signing name, for example {@code states}; empty if it is not known
 * @param operation for example {@code StartExecution}; empty if it is not known
 */
record Call(String service, String operation) {

  static final String BEDROCK = "bedrock";

  private static final Map<String, String> BY_TARGET =
      Map.of("AWSStepFunctions", "states", "AmazonSQS", "sqs", "AWSEvents", "events");
  private static final Map<String, String> BY_VERSION =
      Map.of("2012-11-05", "sqs", "2010-03-31", "sns", "2011-06-15", "sts");

  /** Bedrock's operations by the last word of their paths. */
  private static final Map<String, String> BY_LAST_WORD =
      Map.of(
          "invoke", "InvokeModel",
          "invoke-with-response-stream", "InvokeModelWithResponseStream",
          "converse", "Converse",
          "converse-stream", "ConverseStream",
          "retrieve", "Retrieve");

  static Call of(Request request) {
    var target = request.target();
    if (target != null) {
      var dot = Math.max(0, target.indexOf('.'));
      return new Call(BY_TARGET.getOrDefault(target.substring(0, dot), ""), request.operation());
    }
    if ("s3".equals(request.signedFor())) {
      return new Call("s3", "");
    }
    var path = request.path();
    if (path.startsWith("/model/") || path.startsWith("/knowledgebases/")) {
      var word = path.substring(path.lastIndexOf('/') + 1);
      return new Call(BEDROCK, BY_LAST_WORD.getOrDefault(word, ""));
    }
    if (path.startsWith("/2015-03-31/functions")) {
      return new Call("lambda", path.endsWith("/invocations") ? "Invoke" : "");
    }
    if (request.isForm()) {
      var form = Form.of(request);
      return new Call(BY_VERSION.getOrDefault(form.get("Version", ""), ""), form.get("Action", ""));
    }
    return new Call("", "");
  }

  /** Whether its answer is a stream of events. */
  boolean streams() {
    return operation.equals("InvokeModelWithResponseStream") || operation.equals("ConverseStream");
  }
}
