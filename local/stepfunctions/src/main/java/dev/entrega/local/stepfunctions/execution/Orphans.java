package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import java.time.Instant;

/** Map Runs that a crash has outlived: their executions had ended, but they had not yet. */
final class Orphans {

  private Orphans() {}

  /** Ends them and their children. */
  static void abort(Store store, Instant now) {
    for (StoredMapRun run : store.mapRuns().under("")) {
      Journal parent = store.journal(run.executionArn());
      if (run.status() == MapRunStatus.RUNNING && (parent == null || hasEnded(parent))) {
        abort(store, run, now);
      }
    }
  }

  private static void abort(Store store, StoredMapRun run, Instant now) {
    var items = new MapCounter();
    var executions = new MapCounter();
    for (Store.Entry entry : store.executions(run.arn(), null, Integer.MAX_VALUE, _ -> true)) {
      Journal child = entry.journal();
      if (!hasEnded(child)) {
        child.append(aborted(child, now));
      }
      var place = child.execution().child();
      int itemCount = place == null ? 1 : place.itemCount();
      items.begin(itemCount);
      items.end(child.last().type(), itemCount);
      executions.begin(1);
      executions.end(child.last().type(), 1);
    }
    store
        .mapRuns()
        .put(run.arn(), run.ended(MapRunStatus.ABORTED, now, items.counts(), executions.counts()));
  }

  private static HistoryEvent aborted(Journal child, Instant now) {
    long last = child.last().id();
    return new HistoryEvent(
        now,
        HistoryEventType.ExecutionAborted,
        last + 1,
        last,
        new EventDetails.Failure(null, null),
        Branch.MAIN);
  }

  private static boolean hasEnded(Journal journal) {
    return journal.last().type().isEnd();
  }
}
