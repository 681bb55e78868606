package dev.entrega.stories;

import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.history.EventDetails;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended, from its history.
 *
 * @param status nothing where it never was
 * @param error with which it failed
 * @param lastState the state that it entered last
 */
record Ending(
    @Nullable ExecutionStatus status, @Nullable String error, @Nullable String lastState) {

  static Ending of(Stage stage, String machine, String orderId) {
    var arn = "arn:aws:states:us-east-1:000000000000:execution:%s:%s".formatted(machine, orderId);
    try {
      var found = stage.engine.describeExecution(new DescribeExecutionInput(arn));
      var lastState =
          stage
              .engine
              .getExecutionHistory(new GetExecutionHistoryInput(arn, 50, true, null, true))
              .events()
              .stream()
              .map(event ->
                  event.details() instanceof EventDetails.StateEntered entered
                      ? entered.name()
                      : null)
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .orElse(null);
      return new Ending(found.status(), found.error(), lastState);
    } catch (StepFunctionsException never) {
      return new Ending(null, null, null);
    }
  }

  boolean isRunning() {
    return status == ExecutionStatus.RUNNING;
  }
}
