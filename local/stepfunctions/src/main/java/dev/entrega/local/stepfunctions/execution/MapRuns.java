package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.MapChild;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import dev.entrega.local.stepfunctions.time.Mailbox;
import dev.entrega.local.stepfunctions.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All Map Runs that run now. */
final class MapRuns {

  private static final Duration UNTIL_ENDED = Duration.ofMillis(10);

  private final Store store;
  private final Executions executions;
  private final Map<String, MapRun> running = new ConcurrentHashMap<>();

  MapRuns(Store store, Executions executions) {
    this.store = store;
    this.executions = executions;
  }

  Store store() {
    return store;
  }

  Executions executions() {
    return executions;
  }

  /** Runs a Map as a run of these. */
  Departure run(State.Map state, MapMode.Distributed mode, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    return new DistributedMap(this, state, mode, visit).run(input);
  }

  /** A run as it stands; nothing where there is none of that ARN. */
  @Nullable StoredMapRun find(String arn) {
    MapRun run = running.get(arn);
    return run == null ? store.mapRuns().get(arn) : run.now();
  }

  /** The execution whose Map Run has an execution as its child; nothing where it is none. */
  @Nullable String parent(String executionArn) {
    Journal journal = store.journal(executionArn);
    MapChild child = journal == null ? null : journal.execution().child();
    StoredMapRun run = child == null ? null : find(child.mapRunArn());
    return run == null ? null : run.executionArn();
  }

  /** Changes the limits of a run; false where it does not run. */
  boolean limit(
      String arn, @Nullable Long concurrency, @Nullable Double percentage, @Nullable Long count) {
    MapRun run = running.get(arn);
    return run != null && run.limit(concurrency, percentage, count);
  }

  /** Begins a run; one that is known already is taken up with the limits that it has. */
  MapRun begin(StoredMapRun fresh, Mailbox<MapRun.Letter> letters) {
    StoredMapRun known = store.mapRuns().putIfAbsent(fresh.arn(), fresh);
    var run =
        known == null
            ? new MapRun(store.mapRuns(), fresh, letters, MapRun.Before.NOTHING)
            : new MapRun(store.mapRuns(), known.running(), letters, MapRun.Before.RAN);
    running.put(fresh.arn(), run);
    return run;
  }

  /**
   * Takes a run up again after its end, for which it waits: one whose execution was stopped may
   * still be stopping its children. One that a crash has found taken up, but not yet told so, is as
   * it is.
   */
  MapRun redrive(String arn, Time time) throws InterruptedException {
    while (running.containsKey(arn)) {
      time.sleepUntil(time.instant().plus(UNTIL_ENDED));
    }
    StoredMapRun known = store.mapRuns().get(arn);
    if (known == null) {
      throw new IllegalStateException("Expected Map Run %s, but it is not there".formatted(arn));
    }
    boolean now = known.status() != MapRunStatus.RUNNING;
    StoredMapRun redriven = now ? known.redriven(time.instant()) : known.running();
    store.mapRuns().put(arn, redriven);
    var run =
        new MapRun(
            store.mapRuns(),
            redriven,
            time.mailbox(),
            now ? MapRun.Before.ENDED : MapRun.Before.RAN);
    running.put(arn, run);
    return run;
  }

  void end(MapRun run, MapRunStatus how, Instant when) {
    run.end(how, when);
    running.remove(run.arn(), run);
  }

  /** Lets go of a run that the engine's next start will take up. */
  void abandon(MapRun run) {
    running.remove(run.arn(), run);
  }
}
