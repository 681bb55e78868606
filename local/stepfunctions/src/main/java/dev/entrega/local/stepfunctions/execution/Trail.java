package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.expression.Variables;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The events of one line of states, each of which follows the one before: the execution itself, a
 * branch of a Parallel or an item of a Map.
 */
final class Trail {

  private final Execution execution;
  private final @Nullable Item item;
  private volatile long last;
  private Variables variables;

  /** The item of a Map that the line works on. */
  record Item(int index, JsonNode value) {}

  Trail(Execution execution, long last, @Nullable Item item) {
    this(execution, last, item, Variables.NONE);
  }

  private Trail(Execution execution, long last, @Nullable Item item, Variables variables) {
    this.execution = execution;
    this.last = last;
    this.item = item;
    this.variables = variables;
  }

  Execution execution() {
    return execution;
  }

  /** The item of the innermost Map around. */
  @Nullable Item item() {
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

  /** A line that leaves this one after an event, and sees its variables. */
  Trail fork(long after, @Nullable Item other) {
    return new Trail(execution, after, other == null ? item : other, variables.inner());
  }

  /** The event that the next one follows. */
  long last() {
    return last;
  }

  /** Lets the next event follow another one, from a line that has ended. */
  void join(long other) {
    last = other;
  }

  /** Appends an event that the next one follows. */
  void append(HistoryEventType type, @Nullable EventDetails details) {
    last = execution.append(type, last, details);
  }

  /** Appends an event that follows another one, and that the next one follows. */
  void appendAfter(long previous, HistoryEventType type, @Nullable EventDetails details) {
    last = execution.append(type, previous, details);
  }

  /** Appends an event beside the line: the next one follows the same as this one. */
  long note(HistoryEventType type, @Nullable EventDetails details) {
    return execution.append(type, last, details);
  }
}
