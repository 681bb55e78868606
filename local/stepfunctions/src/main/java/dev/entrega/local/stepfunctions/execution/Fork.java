package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.dataset.Item;
import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.EventDetails.MapStateStarted;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** Runs the states that run others side by side: Parallel and Map. */
final class Fork {

  private static final int AT_ONCE = 40;

  private final Interpreter interpreter;
  private final DistributedMaps distributed;

  Fork(Interpreter interpreter, DistributedMaps distributed) {
    this.interpreter = interpreter;
    this.distributed = distributed;
  }

  Departure parallel(State.Parallel state, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    Scope scope = visit.scope(input.json());
    Payload seen = state.flow().input(input, scope);
    Trail trail = visit.trail();
    trail.append(HistoryEventType.ParallelStateStarted, null);
    long started = trail.last();
    var lines = new ArrayList<Lines.Line>();
    state.branches().forEach(branch -> lines.add(after -> interpreter.run(branch, seen, after)));
    Payload result =
        new Lines(visit, Lines.Kind.BRANCHES, lines.size())
            .run(lines, (branch, _) -> trail.fork(branch, started, null));
    trail.note(HistoryEventType.ParallelStateSucceeded, null);
    return state.flow().leave(input, result, scope);
  }

  Departure map(State.Map state, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    return switch (state.mode()) {
      case MapMode.Inline _ -> inline(state, input, visit);
      case MapMode.Distributed mode -> distributed.run(state, mode, input, visit);
    };
  }

  private Departure inline(State.Map state, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    Scope scope = visit.scope(input.json());
    Payload seen = state.flow().input(input, scope);
    Scope inner = scope.over(seen.json());
    long concurrency = state.items().maxConcurrency().in(inner);
    int atOnce = concurrency == 0 ? AT_ONCE : (int) Math.min(concurrency, AT_ONCE);
    JsonNode items = state.items().source().in(inner, false);
    Trail trail = visit.trail();
    trail.append(HistoryEventType.MapStateStarted, new MapStateStarted(items.size()));
    state.tolerance().count(inner);
    state.tolerance().percentage(inner);
    var lines = new ArrayList<Lines.Line>();
    for (JsonNode item : items) {
      lines.add(line ->
          interpreter.run(state.processor(), itemInput(state, seen, item, visit, line), line));
    }
    Payload result =
        new Lines(visit, Lines.Kind.ITEMS, atOnce)
            .run(
                lines,
                (branch, after) ->
                    trail.fork(
                        branch,
                        after,
                        new Trail.Place(
                            branch.index(), Item.of(items.get(branch.index()), Item.STATE_DATA))));
    trail.note(HistoryEventType.MapStateSucceeded, null);
    return state.flow().leave(input, result, scope);
  }

  private static Payload itemInput(
      State.Map state, Payload seen, JsonNode item, Visit visit, Trail line) throws StatesError {
    var selector = state.items().selector();
    return Payload.of(
        selector == null ? item : selector.evaluate(visit.along(line).scope(seen.json())));
  }

  /** Notes that a state which had begun to run others has failed for good. */
  void failed(State.Fallible state, Visit visit) {
    if (!visit.hasBegun()) {
      return;
    }
    switch (state) {
      case State.Parallel _ -> visit.trail().append(HistoryEventType.ParallelStateFailed, null);
      case State.Map _ -> visit.trail().append(HistoryEventType.MapStateFailed, null);
      case State.Task _ -> {
        // a task says in its own events how it failed
      }
    }
  }
}
