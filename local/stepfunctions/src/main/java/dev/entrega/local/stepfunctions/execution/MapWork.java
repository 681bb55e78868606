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
      visit.execution().replay().whenEnded(() -> run.letters().put(new MapRun.Letter.Live()));
      while (!live) {
        hear(null);
      }
    }
  }

  /**
   * Starts what may be started; false where nothing runs any more. After a crash or a redrive,
   * children that had ended are counted at once, unless they are taken up again.
   */
  private boolean fill() throws StatesError, InterruptedException {
    int atOnce = run.limits().atOnce();
    while (running.size() < atOnce) {
      MapInputs.Input input = inputs.next();
      if (input == null) {
        break;
      }
      MapChildren.Child known = children.find(input);
      if (known == null || children.awaitsRedrive(known)) {
        goLive();
      }
      run.begin(input.itemCount());
      if (known == null) {
        begin(children.open(input, now()));
      } else {
        again(known);
      }
    }
    return !running.isEmpty();
  }

  private void begin(MapChildren.Child child) {
    running.put(child.input().index(), child);
    children.start(child, this::ended);
  }

  /** Goes on with a child that had begun before. */
  private void again(MapChildren.Child child) throws StatesError, InterruptedException {
    if (!child.hasEnded()) {
      begin(child);
      return;
    }
    if (children.awaitsRedrive(child)) {
      boolean possible = children.canRedrive(child);
      run.redrive(child.input().itemCount(), possible);
      if (possible) {
        running.put(child.input().index(), child);
        children.redrive(child, now(), this::ended);
        return;
      }
    }
    count(child, child.journal().last());
    check(inputs.areAllRead());
  }

  private Instant now() {
    return visit.execution().around().time().instant();
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
      if (results.wantsPending() || run.isTakenUp()) {
        for (var input = inputs.next(); input != null; input = inputs.next()) {
          leave(input);
        }
      }
      while (!running.isEmpty()) {
        hear(null);
      }
      if (results.wantsPending()) {
        results.complete();
      }
    } catch (StatesError _) {
      // the error because of which this is given up counts
    }
  }

  /**
   * Begins nothing any more: a child that is known counts, and one that had not ended is stopped.
   */
  private void leave(MapInputs.Input input) throws StatesError, InterruptedException {
    MapChildren.Child known = children.find(input);
    if (known == null) {
      results.pending(input);
      return;
    }
    run.begin(input.itemCount());
    if (known.hasEnded()) {
      count(known, known.journal().last());
    } else {
      children.abort(known);
      begin(known);
    }
  }
}
