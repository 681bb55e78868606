package dev.entrega.local.aws.stepfunctions;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Step Functions' wire: AWS JSON 1.0 in front of the engine's door. */
public final class StepFunctionsApi implements Service {

  private final Map<String, Operation> operations;

  /** Speaks for {@code door}. */
  public StepFunctionsApi(StepFunctions door) {
    operations =
        Map.ofEntries(
            Map.entry(
                "CreateStateMachine",
                Operation.of(CreateStateMachineInput.class, door::createStateMachine)),
            Map.entry(
                "DescribeStateMachine",
                Operation.of(DescribeStateMachineInput.class, door::describeStateMachine)),
            Map.entry(
                "DescribeStateMachineForExecution",
                Operation.of(
                    DescribeStateMachineForExecutionInput.class,
                    door::describeStateMachineForExecution)),
            Map.entry(
                "ListStateMachines",
                Operation.of(ListStateMachinesInput.class, door::listStateMachines)),
            Map.entry(
                "UpdateStateMachine",
                Operation.of(UpdateStateMachineInput.class, door::updateStateMachine)),
            Map.entry(
                "DeleteStateMachine",
                Operation.of(DeleteStateMachineInput.class, door::deleteStateMachine)),
            Map.entry(
                "StartExecution", Operation.of(StartExecutionInput.class, door::startExecution)),
            Map.entry(
                "StartSyncExecution",
                Operation.of(StartSyncExecutionInput.class, door::startSyncExecution)),
            Map.entry(
                "DescribeExecution",
                Operation.of(DescribeExecutionInput.class, door::describeExecution)),
            Map.entry(
                "ListExecutions", Operation.of(ListExecutionsInput.class, door::listExecutions)),
            Map.entry(
                "GetExecutionHistory",
                Operation.of(GetExecutionHistoryInput.class, door::getExecutionHistory)),
            Map.entry("StopExecution", Operation.of(StopExecutionInput.class, door::stopExecution)),
            Map.entry(
                "SendTaskSuccess", Operation.of(SendTaskSuccessInput.class, door::sendTaskSuccess)),
            Map.entry(
                "SendTaskFailure", Operation.of(SendTaskFailureInput.class, door::sendTaskFailure)),
            Map.entry(
                "SendTaskHeartbeat",
                Operation.of(SendTaskHeartbeatInput.class, door::sendTaskHeartbeat)));
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
      var message = e.getMessage();
      return Json.reply(AwsError.badRequest(e.code(), message == null ? e.code() : message));
    } catch (JacksonException e) {
      return Json.reply(unreadable(e));
    }
  }

  private static AwsError unreadable(JacksonException problem) {
    return switch (problem) {
      case UnrecognizedPropertyException unknown ->
          AwsError.badRequest(
              "ValidationException",
              "Expected only fields that this endpoint supports ("
                  + unknown.getKnownPropertyIds()
                  + "), but found "
                  + unknown.getPropertyName());
      case DatabindException mismatch ->
          AwsError.badRequest("ValidationException", mismatch.getOriginalMessage());
      default -> AwsError.badRequest("SerializationException", problem.getOriginalMessage());
    };
  }
}
