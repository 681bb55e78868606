package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many calls each state of an execution has made, retries included. */
final class Calls {

  private final Map<String, Integer> made = new HashMap<>();

  /** Counts those that a history tells. */
  synchronized void met(List<HistoryEvent> history) {
    Map<Branch, String> states = new HashMap<>();
    for (HistoryEvent event : history) {
      switch (event.details()) {
        case EventDetails.StateEntered entered -> states.put(event.branch(), entered.name());
        case EventDetails.TaskScheduled _,
            EventDetails.ActivityScheduled _,
            EventDetails.LambdaFunctionScheduled _ ->
            made.merge(states.getOrDefault(event.branch(), ""), 1, Integer::sum);
        case null, default -> {
          // no call
        }
      }
    }
  }

  /** Counts one more; tells how many there were before. */
  synchronized int next(String state) {
    return made.merge(state, 1, Integer::sum) - 1;
  }

  /** How many there were before the one that was made last. */
  synchronized int last(String state) {
    return Math.max(1, made.getOrDefault(state, 1)) - 1;
  }
}
