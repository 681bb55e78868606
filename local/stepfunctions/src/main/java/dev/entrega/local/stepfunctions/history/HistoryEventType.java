package dev.entrega.local.stepfunctions.history;

/** The kinds of events, spelt as AWS spells them, so that {@code name()} is what the wire says. */
public enum HistoryEventType {
  ExecutionStarted,
  ExecutionSucceeded,
  ExecutionFailed,
  ExecutionTimedOut,
  ExecutionAborted,
  ExecutionRedriven,
  PassStateEntered,
  PassStateExited,
  ChoiceStateEntered,
  ChoiceStateExited,
  SucceedStateEntered,
  SucceedStateExited,
  FailStateEntered,
  WaitStateEntered,
  WaitStateExited,
  WaitStateAborted,
  TaskStateEntered,
  TaskStateExited,
  TaskStateAborted,
  TaskScheduled,
  TaskStarted,
  TaskStartFailed,
  TaskSubmitted,
  TaskSubmitFailed,
  TaskSucceeded,
  TaskFailed,
  TaskTimedOut,
  LambdaFunctionScheduled,
  LambdaFunctionScheduleFailed,
  LambdaFunctionStarted,
  LambdaFunctionStartFailed,
  LambdaFunctionSucceeded,
  LambdaFunctionFailed,
  LambdaFunctionTimedOut,
  ActivityScheduled,
  ActivityScheduleFailed,
  ActivityStarted,
  ActivitySucceeded,
  ActivityFailed,
  ActivityTimedOut,
  ParallelStateEntered,
  ParallelStateStarted,
  ParallelStateSucceeded,
  ParallelStateFailed,
  ParallelStateExited,
  ParallelStateAborted,
  MapStateEntered,
  MapStateStarted,
  MapIterationStarted,
  MapIterationSucceeded,
  MapIterationFailed,
  MapIterationAborted,
  MapStateSucceeded,
  MapStateFailed,
  MapStateExited,
  MapStateAborted,
  MapRunStarted,
  MapRunSucceeded,
  MapRunFailed,
  MapRunAborted,
  MapRunRedriven,
  EvaluationFailed;

  private final String detailsField = fieldOf(name());

  /** The field of an event that holds its details, for example {@code stateEnteredEventDetails}. */
  public String detailsField() {
    return detailsField;
  }

  /** Whether an execution has ended with such an event. */
  public boolean isEnd() {
    return switch (this) {
      case ExecutionSucceeded, ExecutionFailed, ExecutionTimedOut, ExecutionAborted -> true;
      default -> false;
    };
  }

  /** Whether a state is left without an end, because something else has ended it. */
  public boolean isAbort() {
    return switch (this) {
      case WaitStateAborted,
          TaskStateAborted,
          ParallelStateAborted,
          MapRunAborted,
          MapStateAborted ->
          true;
      default -> false;
    };
  }

  /** Whether a state begins. */
  public boolean isEntry() {
    return name().endsWith("StateEntered");
  }

  /** Whether a state was left by its end. */
  public boolean isExit() {
    return switch (this) {
      case PassStateExited,
          ChoiceStateExited,
          SucceedStateExited,
          WaitStateExited,
          TaskStateExited,
          ParallelStateExited,
          MapStateExited ->
          true;
      default -> false;
    };
  }

  private static String fieldOf(String name) {
    if (name.endsWith("StateEntered")) {
      return "stateEnteredEventDetails";
    }
    if (name.endsWith("StateExited")) {
      return "stateExitedEventDetails";
    }
    return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "EventDetails";
  }
}
