package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Catcher;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.definition.StateMachine;
import dev.entrega.local.stepfunctions.definition.Words;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.EventDetails.EvaluationFailed;
import dev.entrega.local.stepfunctions.history.EventDetails.StateEntered;
import dev.entrega.local.stepfunctions.history.EventDetails.StateExited;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.history.Truncation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Runs a machine in direct style: a state that waits blocks its virtual thread, so the code below
 * reads in the order of the States Language's own text.
 */
final class Interpreter {

  private final TaskCall tasks;
  private final Fork forks;

  Interpreter(TaskTokens tokens, ActivityCall activities, DistributedMaps distributed) {
    this.tasks = new TaskCall(tokens, activities);
    this.forks = new Fork(this, distributed);
  }

  /** What leaves a state, and where to. */
  record Step(Departure departure, @Nullable String next) {}

  /** Runs the states along a trail until one ends; tells the output of that. */
  Payload run(StateMachine machine, Payload input, Trail trail)
      throws StatesError, InterruptedException {
    Payload handedOn = input;
    String name = machine.startAt();
    while (name != null) {
      Step step = visit(machine.state(name), handedOn, trail);
      handedOn = step.departure().output();
      name = step.next();
    }
    return handedOn;
  }

  private Step visit(State state, Payload given, Trail trail)
      throws StatesError, InterruptedException {
    trail.execution().checkTime(trail);
    StateEvents events = StateEvents.of(state);
    long cameFrom = trail.last();
    HistoryEvent entered =
        trail.append(
            events.entered(), new StateEntered(state.name(), given.text(), Truncation.NONE));
    HistoryEvent left = trail.leave();
    if (left != null) {
      return recorded(left, trail);
    }
    Payload input = recorded(entered, given);
    var visit = new Visit(state, trail, entered, cameFrom);
    try {
      Step step = step(state, input, visit);
      Departure departure = step.departure();
      limit(state, departure.output());
      trail.assign(departure.assigned());
      trail.append(events.exited(), exited(state, step));
      return step;
    } catch (StatesError e) {
      throw named(state, e, visit);
    } catch (InterruptedException e) {
      if (events.aborted() != null) {
        trail.append(events.aborted(), null);
      }
      throw e;
    }
  }

  private static Payload recorded(HistoryEvent entered, Payload given) {
    return entered.details() instanceof StateEntered as && !given.text().equals(as.input())
        ? Payload.recorded(as.input())
        : given;
  }

  private static Step recorded(HistoryEvent left, Trail trail) throws StatesError {
    if (!(left.details() instanceof StateExited exited)) {
      throw new IllegalStateException("Expected the end of a state, but found " + left);
    }
    var assigned = new HashMap<String, Payload>();
    if (exited.assignedVariables() != null) {
      exited.assignedVariables().forEach((name, value) -> assigned.put(name, Payload.parse(value)));
    }
    trail.assign(assigned);
    return new Step(new Departure(Payload.recorded(exited.output()), assigned), exited.next());
  }

  private static StateExited exited(State state, Step step) {
    Departure departure = step.departure();
    String output = departure.output().text();
    if (departure.assigned().isEmpty()) {
      return new StateExited(state.name(), output, Truncation.NONE, null, null, step.next());
    }
    var assigned = new LinkedHashMap<String, String>();
    departure.assigned().forEach((name, value) -> assigned.put(name, value.text()));
    return new StateExited(
        state.name(), output, Truncation.NONE, assigned, Truncation.NONE, step.next());
  }

  /** The error with the state in its cause; one of an evaluation is in the history then. */
  private static StatesError named(State state, StatesError error, Visit visit) {
    StatesError named = error.in(state.name(), visit.enteredEventId());
    StatesError.Evaluation evaluation = error.evaluation();
    if (evaluation != null) {
      Trail trail = visit.trail();
      // As recorded from AWS: until something else has happened in a state, a failed evaluation
      // follows what the state's own entry follows; in a Wait alone it follows the entry.
      boolean first = trail.last() == visit.enteredEventId() && !(state instanceof State.Wait);
      trail.appendAfter(
          first ? visit.cameFrom() : trail.last(),
          HistoryEventType.EvaluationFailed,
          new EvaluationFailed(named.error(), named.cause(), evaluation.location(), state.name()));
      visit.failedInEvaluation();
    }
    return named;
  }

  private Step step(State state, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    return switch (state) {
      case State.Fallible fallible -> persist(fallible, input, visit);
      case State.Choice choice -> choose(choice, input, visit);
      case State.Wait wait -> pause(wait, input, visit);
      case State.Pass pass -> pass(pass, input, visit);
      case State.Succeed(_, var flow) -> {
        Scope scope = visit.scope(input.json());
        yield new Step(flow.leave(input, flow.input(input, scope), scope), null);
      }
      case State.Fail(_, _, var error, var cause) -> {
        Scope scope = visit.scope(input.json());
        throw StatesError.of(words(error, scope), words(cause, scope));
      }
    };
  }

  /** Runs a state once; an error of it is not answered. */
  Step once(State state, Payload input, Visit visit) throws StatesError, InterruptedException {
    return state instanceof State.Fallible fallible
        ? attempt(fallible, input, visit)
        : step(state, input, visit);
  }

  private static @Nullable String words(@Nullable Words words, Scope scope) throws StatesError {
    return words == null ? null : words.in(scope);
  }

  private Step persist(State.Fallible state, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    while (true) {
      try {
        return attempt(state, input, visit);
      } catch (StatesError e) {
        StatesError error = named(state, e, visit);
        Duration delay = visit.retry(state.recovery(), error);
        if (delay == null) {
          forks.failed(state, visit);
          return caught(state, input, error, visit);
        }
        Execution execution = visit.execution();
        execution.sleepUntil(
            execution.replay().moment(visit.trail().last()).plus(delay), visit.trail());
      }
    }
  }

  private Step attempt(State.Fallible state, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    return switch (state) {
      case State.Task task -> new Step(tasks.run(task, input, visit), task.next());
      case State.Parallel parallel ->
          new Step(forks.parallel(parallel, input, visit), parallel.next());
      case State.Map map -> new Step(forks.map(map, input, visit), map.next());
    };
  }

  private static Step caught(State.Fallible state, Payload input, StatesError error, Visit visit)
      throws StatesError {
    for (Catcher catcher : state.recovery().catchers()) {
      if (catcher.errors().include(error)) {
        return new Step(caught(catcher, input, error, visit), catcher.next());
      }
    }
    throw error;
  }

  /** What leaves a state by a Catcher. */
  static Departure caught(Catcher catcher, Payload input, StatesError error, Visit visit)
      throws StatesError {
    var output = JsonNodeFactory.instance.objectNode();
    output.put("Error", error.error());
    output.put("Cause", error.cause());
    return catcher.flow().leave(input, Payload.of(output), visit.scope(input.json()));
  }

  private static Step choose(State.Choice choice, Payload input, Visit visit) throws StatesError {
    Scope scope = visit.scope(input.json());
    Payload seen = choice.flow().input(input, scope);
    for (State.Choice.Way way : choice.ways()) {
      if (way.rule().holds(scope.over(seen.json()))) {
        return new Step(way.flow().leave(input, seen, scope), way.next());
      }
    }
    if (choice.otherwise() == null) {
      throw StatesError.within(
          "States.NoChoiceMatched",
          "There is no Choice Rule that matches the input, and no Default is given.");
    }
    return new Step(choice.flow().leave(input, seen, scope), choice.otherwise());
  }

  private static Step pause(State.Wait wait, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    Scope scope = visit.scope(input.json());
    Payload seen = wait.flow().input(input, scope);
    Instant end = wait.pause().end(visit.begunTime(), scope.over(seen.json()));
    visit.execution().sleepUntil(end, visit.trail());
    return new Step(wait.flow().leave(input, seen, scope), wait.next());
  }

  private static Step pass(State.Pass pass, Payload input, Visit visit) throws StatesError {
    Scope scope = visit.scope(input.json());
    Payload seen = pass.flow().input(input, scope);
    Payload result = pass.result() == null ? seen : pass.result();
    return new Step(pass.flow().leave(input, result, scope), pass.next());
  }

  /** Refuses what is too large to be handed on. */
  static void limit(State state, Payload payload) throws StatesError {
    if (payload.isTooLarge()) {
      throw tooLarge(state);
    }
  }

  static StatesError tooLarge(State state) {
    return StatesError.of(
        StatesError.DATA_LIMIT_EXCEEDED,
        ("The state/task '%s' returned a result with a size exceeding the maximum number of"
                + " bytes service limit.")
            .formatted(state.name()));
  }
}
