package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a type of states are called.
 *
 * @param exited not written for a Fail, which nothing leaves
 * @param aborted absent for the types that never wait
 */
record StateEvents(
    HistoryEventType entered, HistoryEventType exited, @Nullable HistoryEventType aborted) {

  private static final StateEvents TASK =
      new StateEvents(
          HistoryEventType.TaskStateEntered,
          HistoryEventType.TaskStateExited,
          HistoryEventType.TaskStateAborted);
  private static final StateEvents CHOICE =
      new StateEvents(
          HistoryEventType.ChoiceStateEntered, HistoryEventType.ChoiceStateExited, null);
  private static final StateEvents PARALLEL =
      new StateEvents(
          HistoryEventType.ParallelStateEntered,
          HistoryEventType.ParallelStateExited,
          HistoryEventType.ParallelStateAborted);
  private static final StateEvents MAP =
      new StateEvents(
          HistoryEventType.MapStateEntered,
          HistoryEventType.MapStateExited,
          HistoryEventType.MapStateAborted);
  private static final StateEvents WAIT =
      new StateEvents(
          HistoryEventType.WaitStateEntered,
          HistoryEventType.WaitStateExited,
          HistoryEventType.WaitStateAborted);
  private static final StateEvents PASS =
      new StateEvents(HistoryEventType.PassStateEntered, HistoryEventType.PassStateExited, null);
  private static final StateEvents SUCCEED =
      new StateEvents(
          HistoryEventType.SucceedStateEntered, HistoryEventType.SucceedStateExited, null);
  private static final StateEvents FAIL =
      new StateEvents(HistoryEventType.FailStateEntered, HistoryEventType.ExecutionFailed, null);

  static StateEvents of(State state) {
    return switch (state) {
      case State.Task _ -> TASK;
      case State.Choice _ -> CHOICE;
      case State.Parallel _ -> PARALLEL;
      case State.Map _ -> MAP;
      case State.Wait _ -> WAIT;
      case State.Pass _ -> PASS;
      case State.Succeed _ -> SUCCEED;
      case State.Fail _ -> FAIL;
    };
  }
}
