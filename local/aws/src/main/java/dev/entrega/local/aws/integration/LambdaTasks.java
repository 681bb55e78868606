package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.lambda.Outcome;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.stepfunctions.integration.SdkMetadata;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code lambda:invoke}, and a function's own ARN as {@code Resource}. */
final class LambdaTasks {

  private static final Set<String> INVOKE =
      Set.of("FunctionName", "Payload", "InvocationType", "Qualifier", "ClientContext");

  private final Functions functions;
  private final Clock clock;

  LambdaTasks(Functions functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
  }

  Action invoke() {
    return Action.of(INVOKE, Set.of("FunctionName"), this::invoke);
  }

  /** The function's output in {@code Payload}, beside what the SDK tells of the call. */
  private JsonNode invoke(JsonNode node) throws TaskFailed {
    if (node.has("ClientContext")) {
      throw new TaskFailed(
          "States.Runtime", "Expected no ClientContext, but this runtime has none to give on");
    }
    var reference = reference(node);
    return switch (node.path("InvocationType").asString("RequestResponse")) {
      case "RequestResponse" -> {
        var payload = returned(reference, node);
        yield answer(200, payload.toString(), reference)
            .with(
                Json.MAPPER
                    .createObjectNode()
                    .put("ExecutedVersion", functions.version(reference))
                    .put("StatusCode", 200)
                    .set("Payload", payload));
      }
      case "Event" -> {
        var payload = payload(node);
        Thread.ofVirtual().start(() -> functions.invoke(reference, payload));
        yield empty(202, reference);
      }
      case "DryRun" -> empty(204, reference);
      case String other ->
          throw Voice.LAMBDA.failed(
              AwsError.badRequest(
                  "InvalidParameterValueException",
                  "1 validation error detected: Value '%s' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]"
                      .formatted(other)));
    };
  }

  private ObjectNode empty(int status, String reference) {
    return answer(status, "", reference)
        .with(
            Json.MAPPER
                .createObjectNode()
                .put("ExecutedVersion", functions.version(reference))
                .put("Payload", "")
                .put("StatusCode", status));
  }

  private SdkMetadata answer(int status, String body, String reference) {
    var usual = Voice.metadata("application/json", body, clock).without("connection");
    return new SdkMetadata(status, usual.headers(), usual.requestId())
        .with(
            Map.of(
                "Connection",
                "keep-alive",
                "x-amzn-Remapped-Content-Length",
                "0",
                "X-Amz-Executed-Version",
                functions.version(reference),
                "X-Amzn-Trace-Id",
                "root=1-" + RequestIds.next() + ";sampled=0"));
  }

  /** The function's output itself. */
  JsonNode call(JsonNode node) throws TaskFailed {
    return returned(reference(node), node);
  }

  private JsonNode returned(String reference, JsonNode node) throws TaskFailed {
    return switch (functions.invoke(reference, payload(node))) {
      case Outcome.Returned returned -> Json.MAPPER.readTree(returned.payload());
      case Outcome.Threw threw -> throw new TaskFailed(threw.errorType(), threw.payload());
    };
  }

  private String reference(JsonNode node) throws TaskFailed {
    var arguments = new Arguments("Lambda", node);
    var name = Objects.requireNonNullElse(arguments.text("FunctionName"), "");
    var qualifier = arguments.text("Qualifier");
    var reference = qualifier == null ? name : name + ":" + qualifier;
    try {
      functions.check(reference);
      return reference;
    } catch (AwsError e) {
      throw Voice.LAMBDA.failed(e);
    }
  }

  private static String payload(JsonNode node) {
    var payload = node.get("Payload");
    return payload == null ? "{}" : payload.toString();
  }
}
