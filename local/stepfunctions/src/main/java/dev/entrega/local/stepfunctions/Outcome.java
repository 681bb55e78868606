package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import org.jspecify.annotations.Nullable;

/** Where an execution stands, as the latest event of its history tells. */
record Outcome(
    ExecutionStatus status,
    @Nullable String output,
    @Nullable String error,
    @Nullable String cause) {

  static Outcome of(HistoryEvent latest) {
    return switch (latest.type()) {
      case ExecutionSucceeded -> of(ExecutionStatus.SUCCEEDED, latest.details());
      case ExecutionFailed -> of(ExecutionStatus.FAILED, latest.details());
      case ExecutionTimedOut -> of(ExecutionStatus.TIMED_OUT, latest.details());
      case ExecutionAborted -> of(ExecutionStatus.ABORTED, latest.details());
      default -> of(ExecutionStatus.RUNNING, null);
    };
  }

  private static Outcome of(ExecutionStatus status, @Nullable EventDetails details) {
    return switch (details) {
      case EventDetails.Output(var output, _) -> new Outcome(status, output, null, null);
      case EventDetails.Failure(var error, var cause) -> new Outcome(status, null, error, cause);
      case null, default -> new Outcome(status, null, null, null);
    };
  }
}
