package dev.entrega.stories;

import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * The SDK's client without a wire. When a call returns, all that it led to in the workflows has
 * happened, so that a story plays out the same way each time.
 */
final class StepFunctionsInProcess implements SfnClient {

  private final StepFunctions engine;
  private final SteppedTime time;
  private final Faults faults;
  private final Answers answers;

  StepFunctionsInProcess(StepFunctions engine, SteppedTime time, Faults faults, Answers answers) {
    this.engine = engine;
    this.time = time;
    this.faults = faults;
    this.answers = answers;
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    var started =
        call(() ->
            engine.startExecution(
                new StartExecutionInput(
                    request.stateMachineArn(), request.name(), request.input(), null)));
    return StartExecutionResponse.builder().executionArn(started.executionArn()).build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    var found =
        call(() -> engine.describeExecution(new DescribeExecutionInput(request.executionArn())));
    return DescribeExecutionResponse.builder().input(found.input()).build();
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    answers.note(request.taskToken());
    call(() -> {
      engine.sendTaskSuccess(new SendTaskSuccessInput(request.taskToken(), request.output()));
      return true;
    });
    return SendTaskSuccessResponse.builder().build();
  }

  @Override
  public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
    call(() -> {
      engine.sendTaskFailure(
          new SendTaskFailureInput(request.taskToken(), request.error(), request.cause()));
      return true;
    });
    return SendTaskFailureResponse.builder().build();
  }

  @Override
  public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
    call(() -> {
      engine.sendTaskHeartbeat(new SendTaskHeartbeatInput(request.taskToken()));
      return true;
    });
    return SendTaskHeartbeatResponse.builder().build();
  }

  private <T> T call(Supplier<T> operation) {
    var fate = faults.next();
    if (fate == Faults.Fate.LOST) {
      throw fault();
    }
    try {
      var answer = operation.get();
      time.settle();
      if (fate == Faults.Fate.UNHEARD) {
        throw fault();
      }
      return answer;
    } catch (StepFunctionsException refusal) {
      throw translated(refusal);
    }
  }

  private static SdkClientException fault() {
    return SdkClientException.create("Expected Step Functions to answer, but it did not");
  }

  private static RuntimeException translated(StepFunctionsException refusal) {
    var message = refusal.getMessage();
    return switch (refusal.code()) {
      case "ExecutionAlreadyExists" ->
          ExecutionAlreadyExistsException.builder().message(message).build();
      case "ExecutionDoesNotExist" ->
          ExecutionDoesNotExistException.builder().message(message).build();
      case "TaskTimedOut" -> TaskTimedOutException.builder().message(message).build();
      case "TaskDoesNotExist" -> TaskDoesNotExistException.builder().message(message).build();
      default -> refusal;
    };
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the engine belongs to the stage
  }
}
