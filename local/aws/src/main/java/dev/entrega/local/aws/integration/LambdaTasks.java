package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.lambda.Outcome;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code lambda:invoke}, and a function's own ARN as {@code Resource}. */
final class LambdaTasks {

  private static final Set<String> INVOKE =
      Set.of("FunctionName", "Payload", "InvocationType", "Qualifier");

  private final Functions functions;

  LambdaTasks(Functions functions) {
    this.functions = functions;
  }

  /** The function's output in {@code Payload}, beside what the SDK tells of the call. */
  JsonNode invoke(JsonNode node) throws TaskFailed {
    var arguments = new Arguments("Lambda", node);
    arguments.allowOnly(INVOKE);
    return switch (node.path("InvocationType").asString("RequestResponse")) {
      case "RequestResponse" -> {
        var payload = returned(arguments);
        var answer = Arguments.answer(200).put("ExecutedVersion", "$LATEST");
        answer.put("StatusCode", 200).set("Payload", payload);
        yield answer;
      }
      case "Event" -> {
        var reference = reference(arguments);
        var payload = payload(node);
        Thread.ofVirtual().start(() -> functions.invoke(reference, payload));
        yield Arguments.answer(202).put("StatusCode", 202).put("Payload", "");
      }
      case String other ->
          throw new TaskFailed(
              "Lambda.InvalidParameterValueException",
              "Expected RequestResponse or Event, but found " + other);
    };
  }

  /** The function's output itself. */
  JsonNode call(JsonNode node) throws TaskFailed {
    return returned(new Arguments("Lambda", node));
  }

  private JsonNode returned(Arguments arguments) throws TaskFailed {
    return switch (functions.invoke(reference(arguments), payload(arguments.node()))) {
      case Outcome.Returned returned -> Json.MAPPER.readTree(returned.payload());
      case Outcome.Threw threw -> throw new TaskFailed(threw.errorType(), threw.payload());
    };
  }

  private String reference(Arguments arguments) throws TaskFailed {
    var name = arguments.required("FunctionName");
    var qualifier = arguments.text("Qualifier");
    var reference = qualifier == null ? name : name + ":" + qualifier;
    try {
      functions.check(reference);
      return reference;
    } catch (AwsError e) {
      throw arguments.failed(e);
    }
  }

  private static String payload(JsonNode node) {
    var payload = node.get("Payload");
    return payload == null ? "{}" : payload.toString();
  }
}
