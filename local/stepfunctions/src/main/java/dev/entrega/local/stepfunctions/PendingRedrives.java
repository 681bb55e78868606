package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.MapChild;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which children of Map Runs wait to be taken up again: their run has been, but no more of them may
 * run at once.
 */
final class PendingRedrives {

  private final Function<String, @Nullable StoredMapRun> runs;

  /** Looks runs up by their ARNs. */
  PendingRedrives(Function<String, @Nullable StoredMapRun> runs) {
    this.runs = runs;
  }

  /** Where an execution stands, that of a run included. */
  ExecutionStatus status(Journal journal) {
    ExecutionStatus own = Outcome.of(journal.last()).status();
    return switch (own) {
      case FAILED, TIMED_OUT, ABORTED -> isPending(journal) ? ExecutionStatus.PENDING_REDRIVE : own;
      case RUNNING, SUCCEEDED, PENDING_REDRIVE -> own;
    };
  }

  private boolean isPending(Journal journal) {
    MapChild child = journal.execution().child();
    StoredMapRun run = child == null ? null : runs.apply(child.mapRunArn());
    return run != null
        && run.status() == MapRunStatus.RUNNING
        && run.redriveDate() != null
        && begun(journal).isBefore(run.redriveDate())
        && journal.size() < Redrivability.MOST_EVENTS;
  }

  private static Instant begun(Journal journal) {
    HistoryEvent redrive = journal.lastRedrive();
    return redrive == null ? journal.execution().startDate() : redrive.timestamp();
  }
}
