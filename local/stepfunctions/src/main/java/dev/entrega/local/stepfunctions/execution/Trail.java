package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.dataset.Item;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.expression.Variables;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one line of states, each of which follows the one before: the execution itself, a
 * branch of a Parallel or an item of a Map. Of an execution that is interpreted again, a line meets
 * what was recorded of it before it comes to anything new.
 */
final class Trail {

  private final Execution execution;
  private final Branch branch;
  private final @Nullable Place item;
  private final @Nullable Deque<HistoryEvent> ahead;
  private volatile long last;
  private Variables variables;
  private @Nullable Runnable onLive;

  /** The item of a Map that the line works on, and its place among them. */
  record Place(long index, Item item) {}

  private Trail(
      Execution execution,
      Branch branch,
      long last,
      @Nullable Place item,
      Variables variables,
      @Nullable Deque<HistoryEvent> ahead) {
    this.execution = execution;
    this.branch = branch;
    this.last = last;
    this.item = item;
    this.variables = variables;
    this.ahead = ahead;
  }

  /** The line of the execution itself. */
  static Trail of(Execution execution) {
    var trail =
        new Trail(
            execution, Branch.MAIN, 0, null, Variables.NONE, execution.replay().take(Branch.MAIN));
    if (execution.replay().isOn()) {
      trail.whenLive(execution.replay()::end);
    }
    return trail;
  }

  /** A line that leaves this one after an event, and sees its variables. */
  Trail fork(Branch other, long after, @Nullable Place itsItem) {
    return new Trail(
        execution,
        other,
        after,
        itsItem == null ? item : itsItem,
        variables.inner(),
        execution.replay().take(other));
  }

  Execution execution() {
    return execution;
  }

  Branch branch() {
    return branch;
  }

  /** The item of the innermost Map around. */
  @Nullable Place item() {
    return item;
  }

  /** The variables as they stand; only the line's own strand asks and assigns. */
  Variables variables() {
    return variables;
  }

  /** Gives values to variables of this line. */
  void assign(Map<String, Payload> assigned) throws StatesError {
    variables = variables.with(assigned);
  }

  /** The same line as seen by one item, of which nothing happens in it. */
  Trail on(Place other) {
    return new Trail(
        execution, new Branch(last, (int) other.index()), last, other, variables, null);
  }

  /** The event that the next one follows. */
  long last() {
    return last;
  }

  /** Lets the next event follow another one, from a line that has ended. */
  void join(long other) {
    last = other;
  }

  /** Appends an event that the next one follows; answers with what is in the history. */
  HistoryEvent append(HistoryEventType type, @Nullable EventDetails details) {
    HistoryEvent event = event(last, type, details);
    last = event.id();
    return event;
  }

  /** Appends an event that follows another one, and that the next one follows. */
  void appendAfter(long previous, HistoryEventType type, @Nullable EventDetails details) {
    last = event(previous, type, details).id();
  }

  /** Appends an event beside the line: the next one follows the same as this one. */
  HistoryEvent note(HistoryEventType type, @Nullable EventDetails details) {
    return event(last, type, details);
  }

  private HistoryEvent event(long previous, HistoryEventType type, @Nullable EventDetails details) {
    HistoryEvent recorded = next();
    if (recorded == null) {
      live();
      return execution.append(branch, type, previous, details);
    }
    if (recorded.type() != type || !name(details).equals(name(recorded.details()))) {
      throw execution.diverged(recorded, type + name(details));
    }
    return taken();
  }

  private static String name(@Nullable EventDetails details) {
    return details instanceof EventDetails.StateEntered entered ? " of " + entered.name() : "";
  }

  /** What was recorded next of this line; nothing where it goes on beyond that. */
  @Nullable HistoryEvent next() {
    return ahead == null ? null : ahead.peek();
  }

  /** Takes the recorded next event as it is. */
  HistoryEvent skip() {
    HistoryEvent event = taken();
    last = event.id();
    return event;
  }

  private HistoryEvent taken() {
    if (ahead == null) {
      throw new IllegalStateException("Expected a recorded event, but there is none");
    }
    execution.checkRunning();
    return ahead.remove();
  }

  /** Goes on behind the recorded end of a state, if it has one; tells that event. */
  @Nullable HistoryEvent leave() {
    if (ahead == null || ahead.stream().noneMatch(event -> event.type().isExit())) {
      return null;
    }
    HistoryEvent event = skip();
    while (!event.type().isExit()) {
      event = skip();
    }
    return event;
  }

  /**
   * Before a wait: one that was given up in the record is not waited for.
   *
   * @return false where something that was recorded ended the wait
   */
  boolean waits() throws InterruptedException {
    HistoryEvent recorded = next();
    if (recorded == null) {
      live();
      return true;
    }
    checkAborted();
    return false;
  }

  /**
   * Gives up where the record says that the state was given up here: it may have been interrupted
   * before it heard what is recorded last.
   */
  void checkAborted() throws InterruptedException {
    if (wasAborted()) {
      throw new InterruptedException();
    }
  }

  /** Whether the state that is interpreted again was given up here. */
  boolean wasAborted() {
    HistoryEvent recorded = next();
    return recorded != null && recorded.type().isAbort();
  }

  /** Whether something is recorded of this line that it has not met yet. */
  boolean isPast() {
    return next() != null;
  }

  /** Names who is told, once, when the line goes on beyond what was recorded of it. */
  void whenLive(Runnable told) {
    onLive = told;
  }

  private void live() {
    Runnable told = onLive;
    if (told != null) {
      onLive = null;
      told.run();
    }
  }
}
