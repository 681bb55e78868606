package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Catcher;
import dev.entrega.local.stepfunctions.definition.Recovery;
import dev.entrega.local.stepfunctions.definition.Retrier;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Observer;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.EventDetails.StateEntered;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.history.Truncation;
import dev.entrega.local.stepfunctions.store.FleetingJournal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs one state once, as AWS's TestState does: nothing is tried again, and of an error it is told
 * what would answer it. A Map or Parallel runs none of its own states.
 */
public final class StateTrial {

  private final Surroundings around;
  private final TaskTokens tokens = new TaskTokens();
  private final Interpreter interpreter;

  /** Tries states that reach this; its observer and its mocks are those of the trial. */
  public StateTrial(Surroundings around) {
    this.around = around;
    var nobody = new ActivityCall(tokens, new WorkQueues(around.time()), _ -> false);
    this.interpreter =
        new Interpreter(
            tokens,
            nobody,
            (_, _, _, _) -> {
              throw new IllegalStateException("Expected the states inside a Map to be mocked");
            });
  }

  /**
   * What is tried.
   *
   * @param variables set before
   * @param context makes the context object that expressions see of the engine's own
   * @param inner what comes of the states inside a Map or Parallel
   * @param retriesMade how often the Retrier that answers has tried already
   */
  public record Given(
      StoredExecution execution,
      State state,
      Payload input,
      Map<String, Payload> variables,
      UnaryOperator<ObjectNode> context,
      @Nullable MockedFork inner,
      int retriesMade) {}

  /** How it ended. */
  public sealed interface Ending {

    /**
     * Well.
     *
     * @param variables those that the state has given values to
     */
    record Succeeded(Payload output, @Nullable String next, Map<String, Payload> variables)
        implements Ending {}

    /** With an error that a Retrier answers. */
    record Retriable(StatesError error, int retrier, Duration backoff) implements Ending {}

    /** With an error that a Catcher answers. */
    record Caught(StatesError error, int catcher, Payload output, String next) implements Ending {}

    /** With an error that nothing answers. */
    record Failed(StatesError error) implements Ending {}

    /** What is mocked does not fit the state. */
    record Refused(String why) implements Ending {}
  }

  /** Runs it, on a strand of its own; the caller waits. */
  public Ending run(Given given) throws InterruptedException {
    var endings = around.time().<Ending>mailbox();
    around.time().start(() -> endings.put(ending(given)));
    Ending ending = endings.take(null);
    if (ending == null) {
      throw new IllegalStateException("Expected '%s' to end".formatted(given.state().name()));
    }
    return ending;
  }

  private Ending ending(Given given) {
    try {
      return end(given);
    } catch (StatesError e) {
      return new Ending.Failed(e);
    } catch (InterruptedException | ExecutionOver _) {
      return new Ending.Failed(StatesError.of(StatesError.TIMEOUT, null));
    } catch (RuntimeException e) {
      return new Ending.Failed(StatesError.of(StatesError.RUNTIME, e.toString()));
    }
  }

  private Ending end(Given given) throws StatesError, InterruptedException {
    State state = given.state();
    Visit visit = enter(given);
    try {
      Interpreter.Step step =
          given.inner() == null
              ? interpreter.once(state, given.input(), visit)
              : given.inner().step(state, given.input(), visit);
      Departure departure = step.departure();
      Interpreter.limit(state, departure.output());
      return new Ending.Succeeded(departure.output(), step.next(), departure.assigned());
    } catch (MockedFork.Misfit e) {
      return new Ending.Refused(String.valueOf(e.getMessage()));
    } catch (StatesError e) {
      StatesError error = e.in(state.name(), visit.enteredEventId());
      around.observer().sees(Observer.Stage.ERROR, given.input());
      return state instanceof State.Fallible fallible
          ? answered(fallible, given, error, visit)
          : new Ending.Failed(error);
    }
  }

  private Visit enter(Given given) throws StatesError {
    StoredExecution stored = given.execution();
    var started =
        new HistoryEvent(stored.startDate(), HistoryEventType.ExecutionStarted, 1, 0, null);
    var journal = new FleetingJournal(stored, started);
    var execution =
        new Execution(
            journal,
            given.input(),
            around,
            stored.startDate().plus(Duration.ofMinutes(5)),
            (_, _) -> {});
    var trail = Trail.of(execution);
    trail.assign(given.variables());
    trail.append(
        StateEvents.of(given.state()).entered(),
        new StateEntered(given.state().name(), given.input().text(), Truncation.NONE));
    return new Visit(given.state(), trail, 0, given.context());
  }

  private Ending answered(State.Fallible state, Given given, StatesError error, Visit visit)
      throws StatesError {
    Recovery recovery = state.recovery();
    for (int i = 0; i < recovery.retriers().size(); i++) {
      Retrier retrier = recovery.retriers().get(i);
      if (retrier.errors().include(error)) {
        if (given.retriesMade() < retrier.maxAttempts()) {
          Duration backoff = retrier.delay(given.retriesMade(), around.random());
          return new Ending.Retriable(error, i, backoff);
        }
        break;
      }
    }
    for (int i = 0; i < recovery.catchers().size(); i++) {
      Catcher catcher = recovery.catchers().get(i);
      if (catcher.errors().include(error)) {
        Departure departure = Interpreter.caught(catcher, given.input(), error, visit);
        return new Ending.Caught(error, i, departure.output(), catcher.next());
      }
    }
    return new Ending.Failed(error);
  }
}
