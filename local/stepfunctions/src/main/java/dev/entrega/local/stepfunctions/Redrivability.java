package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.ExecutionRedriveStatus;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whether executions could be taken up again, and why not. */
final class Redrivability {

  private static final Duration AFTER_END = Duration.ofDays(14);
  private static final Duration AFTER_START = Duration.ofDays(365);
  static final int MOST_EVENTS = 24_999;

  private final Store store;
  private final InstantSource time;

  Redrivability(Store store, InstantSource time) {
    this.store = store;
    this.time = time;
  }

  /** Whether an execution can be taken up again, and by whom. */
  ExecutionRedriveStatus status(Journal journal) {
    if (obstacle(journal) != null) {
      return ExecutionRedriveStatus.NOT_REDRIVABLE;
    }
    return journal.execution().child() == null
        ? ExecutionRedriveStatus.REDRIVABLE
        : ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN;
  }

  /** Why an execution cannot be taken up again by itself; nothing where it can. */
  @Nullable String obstacleByItself(Journal journal) {
    String obstacle = obstacle(journal);
    return obstacle == null && journal.execution().child() != null
        ? "Execution is a child of a Map Run and can be redriven by its parent only"
        : obstacle;
  }

  /** Why an execution cannot be taken up again; nothing where it can. */
  @Nullable String obstacle(Journal journal) {
    HistoryEvent last = journal.last();
    ExecutionStatus status = Outcome.of(last).status();
    Instant now = time.instant();
    if (status == ExecutionStatus.RUNNING || status == ExecutionStatus.SUCCEEDED) {
      return "Execution is %s and cannot be redriven".formatted(status);
    }
    String machineArn = MachineArn.of(journal.execution().stateMachine().arn()).machine();
    StoredStateMachine machine = store.stateMachines().get(machineArn);
    if (machine == null || machine.status() == StateMachineStatus.DELETING) {
      return "State machine is in DELETING status";
    }
    if (journal.size() >= MOST_EVENTS) {
      return "Execution history event limit exceeded";
    }
    if (now.isAfter(last.timestamp().plus(AFTER_END))) {
      return "Execution redrivable period exceeded";
    }
    if (now.isAfter(journal.execution().startDate().plus(AFTER_START))) {
      return "Execution has exceeded the max execution time";
    }
    return null;
  }
}
