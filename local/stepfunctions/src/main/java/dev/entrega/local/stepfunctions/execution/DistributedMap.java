package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.MapRunCounts;
import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.dataset.Items;
import dev.entrega.local.stepfunctions.dataset.Reading;
import dev.entrega.local.stepfunctions.dataset.Transformation;
import dev.entrega.local.stepfunctions.definition.ItemReader;
import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.ResultWriter;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A stay in a Map whose items have executions of their own: one Map Run. */
final class DistributedMap {

  /** As AWS's developer guide has it, in the page on redriving Map Runs. */
  private static final int MOST_REDRIVES = 1_000;

  private final MapRuns runs;
  private final State.Map state;
  private final MapMode.Distributed mode;
  private final Visit visit;
  private final Surroundings around;

  DistributedMap(MapRuns runs, State.Map state, MapMode.Distributed mode, Visit visit) {
    this.runs = runs;
    this.state = state;
    this.mode = mode;
    this.visit = visit;
    this.around = visit.execution().around();
  }

  Departure run(Payload input) throws StatesError, InterruptedException {
    Scope scope = visit.scope(input.json());
    Payload seen = state.flow().input(input, scope);
    Scope inner = scope.over(seen.json());
    long concurrency = state.items().maxConcurrency().in(inner);
    JsonNode data =
        mode.reader() == null
            ? state.items().source().in(inner, true)
            : JsonNodeFactory.instance.missingNode();
    Trail trail = visit.trail();
    trail.append(HistoryEventType.MapStateStarted, new EventDetails.MapStateStarted(data.size()));
    long tolerated = state.tolerance().count(inner);
    var limits = new MapLimits(concurrency, state.tolerance().percentage(inner), tolerated);
    MapArns arns =
        MapArns.of(visit.execution().stored().stateMachine(), state.name(), mode.label());
    MapRun run = begin(fresh(arns, limits));
    Payload result = run(run, arns, seen, inner, data).result();
    trail.note(HistoryEventType.MapStateSucceeded, null);
    return state.flow().leave(input, result, scope);
  }

  private StoredMapRun fresh(MapArns arns, MapLimits limits) {
    return new StoredMapRun(
        arns.mapRun(visit),
        visit.execution().stored().arn(),
        arns.stateMachine(),
        MapRunStatus.RUNNING,
        around.time().instant(),
        null,
        limits.concurrency(),
        limits.percentage(),
        limits.count(),
        MapRunCounts.NONE,
        MapRunCounts.NONE,
        0,
        null);
  }

  private MapRun begin(StoredMapRun fresh) throws StatesError, InterruptedException {
    Trail trail = visit.trail();
    var started = new EventDetails.MapRunStarted(fresh.arn());
    if (trail.isPast()) {
      HistoryEvent recorded = trail.append(HistoryEventType.MapRunStarted, started);
      visit.forked();
      return again(fresh.named(arn(recorded)));
    }
    MapRun run = runs.begin(fresh, around.time().mailbox());
    trail.append(HistoryEventType.MapRunStarted, started);
    visit.forked();
    return run;
  }

  private static String arn(HistoryEvent recorded) {
    if (recorded.details() instanceof EventDetails.MapRunStarted(var mapRunArn)) {
      return mapRunArn;
    }
    throw new IllegalStateException("Expected event %d to name a run".formatted(recorded.id()));
  }

  /** A run that had begun: it goes on after a crash, or is taken up with its execution. */
  private MapRun again(StoredMapRun begun) throws StatesError, InterruptedException {
    Trail trail = visit.trail();
    HistoryEvent recorded = trail.next();
    while (recorded != null && recorded.type() == HistoryEventType.MapRunRedriven) {
      trail.skip();
      recorded = trail.next();
    }
    meetEnd(trail);
    if (!visit.execution().isRedrivenAfter(trail.last())) {
      return runs.begin(begun, around.time().mailbox());
    }
    StoredMapRun known = runs.executions().mapRun(begun.arn());
    if (known != null && known.redriveCount() >= MOST_REDRIVES) {
      throw StatesError.runtime(
          "The Map Run '%s' has been redriven %d times, which is the most"
              .formatted(begun.arn(), MOST_REDRIVES));
    }
    MapRun run = runs.redrive(begun.arn(), around.time());
    trail.append(
        HistoryEventType.MapRunRedriven,
        new EventDetails.MapRunRedriven(run.arn(), run.stored().redriveCount()));
    return run;
  }

  /** Ends as is recorded, if that is so: then nothing may be started any more. */
  private static void meetEnd(Trail trail) throws StatesError, InterruptedException {
    HistoryEvent recorded = trail.next();
    if (recorded != null && recorded.type() == HistoryEventType.MapRunAborted) {
      trail.skip();
      throw new InterruptedException();
    }
    if (recorded != null && recorded.details() instanceof EventDetails.Failure failure) {
      trail.skip();
      HistoryEvent next = trail.next();
      throw StatesError.recorded(
          failure.error(),
          failure.cause(),
          next != null && next.details() instanceof EventDetails.EvaluationFailed evaluation
              ? new StatesError.Evaluation(evaluation.location())
              : null);
    }
  }

  private MapResults run(MapRun run, MapArns arns, Payload seen, Scope scope, JsonNode data)
      throws StatesError, InterruptedException {
    Trail trail = visit.trail();
    try {
      MapResults results = results(run, scope);
      try (var inputs = inputs(seen, scope, data)) {
        new MapWork(
                run, inputs, new MapChildren(runs, run, state, mode, arns, visit), results, visit)
            .run();
      }
      runs.end(run, MapRunStatus.SUCCEEDED, now());
      trail.append(HistoryEventType.MapRunSucceeded, null);
      return results;
    } catch (StatesError e) {
      StatesError named = e.in(state.name(), visit.enteredEventId());
      runs.end(run, MapRunStatus.FAILED, now());
      trail.append(
          HistoryEventType.MapRunFailed, new EventDetails.Failure(named.error(), named.cause()));
      throw e;
    } catch (InterruptedException | ExecutionOver e) {
      if (runs.executions().isClosed()) {
        runs.abandon(run);
        throw e;
      }
      runs.end(run, MapRunStatus.ABORTED, now());
      trail.append(HistoryEventType.MapRunAborted, null);
      throw e;
    }
  }

  private MapResults results(MapRun run, Scope scope) throws StatesError, InterruptedException {
    ResultWriter writer = mode.writer();
    if (writer == null) {
      return new MapResultsHere(state, Transformation.COMPACT, false);
    }
    return writer.arguments() == null
        ? new MapResultsHere(state, writer.transformation(), writer.lines())
        : new MapResultsInFiles(
            buckets(),
            run,
            writer.arguments().evaluate(scope),
            writer.transformation(),
            writer.lines());
  }

  private MapInputs inputs(Payload seen, Scope scope, JsonNode data)
      throws StatesError, InterruptedException {
    var batcher = mode.batcher();
    MapBatches batches = batcher == null ? null : MapBatches.of(batcher, scope);
    ItemReader reader = mode.reader();
    Items items = reader == null ? Items.of(data) : read(reader, scope);
    return new MapInputs(state, items, visit, seen, batches);
  }

  private Items read(ItemReader reader, Scope scope) throws StatesError, InterruptedException {
    Items items = new Reading(buckets()).open(reader.format(), reader.arguments().evaluate(scope));
    long most = reader.maxItems() == null ? 0 : reader.maxItems().in(scope);
    return most == 0 ? items : items.first(most);
  }

  private Buckets buckets() {
    return new CarefulBuckets(around.integrations().buckets(), visit.execution());
  }

  private Instant now() {
    return around.time().instant();
  }
}
