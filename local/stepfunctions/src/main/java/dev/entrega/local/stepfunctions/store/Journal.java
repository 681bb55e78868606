package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of one execution: appended to by the engine alone, one event at a time. */
public interface Journal {

  /** Whose history it is. */
  StoredExecution execution();

  /** Adds an event; when the call returns, the event is kept as safely as the store keeps. */
  void append(HistoryEvent event);

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

  /** The events whose place, counted from 0, lies between the two, the second not included. */
  List<HistoryEvent> events(int from, int to);
}
