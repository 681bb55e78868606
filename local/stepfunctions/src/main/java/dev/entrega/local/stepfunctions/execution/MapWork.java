package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The work of a Map Run: starts as many children at once as it may, and counts their ends, until
 * there are no more inputs or too many have failed. However it stops, no child runs on.
 */
final class MapWork {

  static final String EXCEEDED = "States.ExceedToleratedFailureThreshold";

  private final MapRun run;
  private final MapInputs inputs;
  private final MapChildren children;
  private final MapResults results;
  private final Visit visit;
  private boolean live;
  private final Map<Long, MapChildren.Child> running = new HashMap<>();

  MapWork(MapRun run, MapInputs inputs, MapChildren children, MapResults results, Visit visit) {
    this.run = run;
    this.inputs = inputs;
    this.children = children;
    this.results = results;
    this.visit = visit;
  }

  void run() throws StatesError, InterruptedException {
    run.expect(inputs.items(), inputs.inputs());
    try {
      boolean working = fill();
      goLive();
      while (working) {
        hear(visit.execution().orDeadline(null));
        check(inputs.areAllRead());
        working = fill();
      }
      check(true);
      results.complete();
    } catch (StatesError | InterruptedException | RuntimeException e) {
      abort();
      throw e;
    }
  }

  /**
   * Before anything new begins, all that is recorded must have been met: it may say that the run
   * was given up.
   */
  private void goLive() throws StatesError, InterruptedException {
    if (!live && visit.trail().waits()) {
      visit.execution().whenLive(() -> run.letters().put(new MapRun.Letter.Live()));
      while (!live) {
        hear(null);
      }
    }
  }

  /**
   * Starts what may be started; false where nothing runs any more. After a crash, children that had
   * ended are counted at once.
   */
  private boolean fill() throws StatesError, InterruptedException {
    int atOnce = run.limits().atOnce();
    while (running.size() < atOnce) {
      MapInputs.Input input = inputs.next();
      if (input == null) {
        break;
      }
      if (!live && !children.know(input)) {
        goLive();
      }
      run.begin(input.itemCount());
      MapChildren.Child child = children.open(input, visit.execution().around().time().instant());
      if (child.hasEnded()) {
        count(child, child.journal().last());
        check(inputs.areAllRead());
      } else {
        running.put(input.index(), child);
        children.start(child, this::ended);
      }
    }
    return !running.isEmpty();
  }

  private void ended(MapChildren.Child child, HistoryEvent last) {
    run.letters().put(new MapRun.Letter.Ended(child, last));
  }

  private void hear(@Nullable Instant deadline) throws StatesError, InterruptedException {
    switch (run.letters().take(deadline)) {
      case null -> visit.execution().checkTime(visit.trail());
      case MapRun.Letter.Limited _ -> {
        // looked at before the next child is started
      }
      case MapRun.Letter.Live _ -> live = true;
      case MapRun.Letter.Ended(var child, var last) -> {
        running.remove(child.input().index());
        count(child, last);
      }
    }
  }

  private void count(MapChildren.Child child, HistoryEvent last)
      throws StatesError, InterruptedException {
    run.end(last.type(), child.input().itemCount());
    results.ended(child, last);
  }

  private void check(boolean allAreRead) throws StatesError {
    if (run.isExceeded(allAreRead)) {
      throw StatesError.of(EXCEEDED, "The specified tolerated failure threshold was exceeded");
    }
  }

  private void abort() throws InterruptedException {
    if (children.areAbandoned()) {
      return;
    }
    running.values().forEach(children::abort);
    try {
      while (!running.isEmpty()) {
        hear(null);
      }
      if (results.wantsPending()) {
        for (var input = inputs.next(); input != null; input = inputs.next()) {
          results.pending(input);
        }
        results.complete();
      }
    } catch (StatesError _) {
      // the error because of which this is given up counts
    }
  }
}
