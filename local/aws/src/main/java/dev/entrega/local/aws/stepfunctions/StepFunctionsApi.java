package dev.entrega.local.aws.stepfunctions;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Step Functions' wire: AWS JSON 1.0 in front of the engine's door. */
public final class StepFunctionsApi implements Service {

  private static final int BAD_REQUEST = 400;

  private final Map<String, Operation> operations;

  /** Speaks for {@code door}. */
  public StepFunctionsApi(StepFunctions door) {
    operations = Operation.of(door);
  }

  @Override
  public Reply answer(Request request) {
    var name = request.operation();
    var operation = operations.get(name);
    if (operation == null) {
      throw AwsError.unknownOperation(
          "Expected one of " + operations.keySet() + ", but found " + name);
    }
    try {
      return Reply.json(operation.answer(request.body()));
    } catch (StepFunctionsException e) {
      return refusal(e);
    } catch (JacksonException e) {
      return Json.reply(Unreadable.of(e));
    }
  }

  private static Reply refusal(StepFunctionsException e) {
    var message = e.getMessage();
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("__type", e.code())
            .put("message", message == null ? e.code() : message);
    e.members().forEach(body::put);
    return Reply.of(
        BAD_REQUEST,
        "application/x-amz-json-1.0",
        Map.of("x-amzn-errortype", e.code()),
        Json.MAPPER.writeValueAsBytes(body));
  }
}
