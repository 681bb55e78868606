package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one execution: appended to by the engine alone, one event at a time.
 *
 * <p>Whatever is appended to the journals of a store is kept in that order: what came before an
 * event that is kept is kept too, also in other journals.
 */
public interface Journal {

  /** Whose history it is. */
  StoredExecution execution();

  /**
   * Adds an event. Nobody outside may learn of it, or of what follows from it, before it is made
   * {@link #secure}.
   */
  void append(HistoryEvent event);

  /**
   * Waits until all that was appended here before is kept as safely as the store keeps.
   *
   * @throws IllegalStateException the store can keep nothing any more
   */
  default void secure() {
    // as safe as memory is, it is already
  }

  /**
   * Holds the answer to a task which came before its call had returned, and so cannot be in the
   * history yet. It is kept like an event.
   *
   * @param answer {@link EventDetails.Output} or {@link EventDetails.Failure}
   */
  default void hold(String token, EventDetails answer) {
    // nothing in memory is opened again
  }

  /** The answer that was held for a token before the engine was opened. */
  default @Nullable EventDetails held(String token) {
    return null;
  }

  /** How many events there are. */
  int size();

  /** The latest event; there is one always, since an execution begins with one. */
  HistoryEvent last();

  /** The event by which the execution was last taken up again, if ever. */
  default @Nullable HistoryEvent lastRedrive() {
    for (HistoryEvent event : events(0, size()).reversed()) {
      if (event.type() == HistoryEventType.ExecutionRedriven) {
        return event;
      }
    }
    return null;
  }

  /** How often the execution was taken up again after its end. */
  default int redriveCount() {
    HistoryEvent redrive = lastRedrive();
    return redrive != null && redrive.details() instanceof EventDetails.ExecutionRedriven(int count)
        ? count
        : 0;
  }

  /** The events whose place, counted from 0, lies between the two, the second not included. */
  List<HistoryEvent> events(int from, int to);
}
