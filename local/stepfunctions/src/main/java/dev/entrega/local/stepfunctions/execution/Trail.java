package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
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

  /** The item of a Map that the line works on. */
  record Item(int index, JsonNode value) {}

  Trail(Execution execution, long last, @Nullable Item item) {
    this.execution = execution;
    this.last = last;
    this.item = item;
  }

  Execution execution() {
    return execution;
  }

  /** The item of the innermost Map around. */
  @Nullable Item item() {
    return item;
  }

  /** A line that leaves this one after an event. */
  Trail fork(long after, @Nullable Item other) {
    return new Trail(execution, after, other == null ? item : other);
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

  /** Appends an event beside the line: the next one follows the same as this one. */
  long note(HistoryEventType type, @Nullable EventDetails details) {
    return execution.append(type, last, details);
  }
}
