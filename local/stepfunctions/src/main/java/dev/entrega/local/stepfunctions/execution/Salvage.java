package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What counts of the history of an execution that was taken up again after its end: on each line
 * the states that had ended well, and that the one which had not was entered. Its attempts, and how
 * it ended, are as if they had not been. After Step Functions' rules for redrives, lines of a
 * Parallel or a Map that had ended well are kept too, unless too much data was the failure. A Map
 * Run is taken up again unless it had ended well, or too much data or what is {@code
 * States.Runtime} was its failure: then another one begins.
 */
final class Salvage {

  private Salvage() {}

  /** All that counts, in its order; the whole history where the execution ended never. */
  static List<HistoryEvent> of(List<HistoryEvent> history) {
    List<HistoryEvent> counts = new ArrayList<>();
    for (HistoryEvent event : history) {
      if (event.type() == HistoryEventType.ExecutionRedriven) {
        counts = kept(counts);
      } else {
        counts.add(event);
      }
    }
    return counts;
  }

  private static List<HistoryEvent> kept(List<HistoryEvent> ended) {
    Map<Branch, Line> lines = new HashMap<>();
    for (int i = 0; i < ended.size(); i++) {
      HistoryEvent event = ended.get(i);
      lines.computeIfAbsent(event.branch(), _ -> new Line()).passes(event, i);
    }
    boolean forksCount = !isOfTooMuchData(ended.getLast());
    var kept = new ArrayList<HistoryEvent>();
    for (int i = 0; i < ended.size(); i++) {
      HistoryEvent event = ended.get(i);
      Line line = Objects.requireNonNull(lines.get(event.branch()));
      if (line.keeps(event.type(), i, forksCount)) {
        kept.add(event);
      }
    }
    return kept;
  }

  private static boolean isOfTooMuchData(HistoryEvent end) {
    return end.details() instanceof EventDetails.Failure(var error, _)
        && StatesError.DATA_LIMIT_EXCEEDED.equals(error);
  }

  /** Where on one line things happened, as places in the history. */
  private static final class Line {

    private boolean isDone;
    private int lastExit = -1;
    private int lastFork = -1;
    private boolean runIsOver;

    void passes(HistoryEvent event, int place) {
      HistoryEventType type = event.type();
      if (type.isExit()) {
        lastExit = place;
      } else if (isFork(type)) {
        lastFork = place;
        runIsOver = false;
      } else if (type == HistoryEventType.MapRunSucceeded) {
        runIsOver = true;
      } else if (type == HistoryEventType.MapRunFailed) {
        runIsOver =
            event.details() instanceof EventDetails.Failure(var error, _)
                && (StatesError.DATA_LIMIT_EXCEEDED.equals(error)
                    || StatesError.RUNTIME.equals(error));
      }
      isDone = isDone || type == HistoryEventType.MapIterationSucceeded;
    }

    boolean keeps(HistoryEventType type, int place, boolean forksCount) {
      return isDone
          || place <= lastExit
          || type.isEntry()
          || type == HistoryEventType.ExecutionStarted
          || type == HistoryEventType.MapIterationStarted
          || (forksCount && place >= lastFork && (isFork(type) || (isMapRun(type) && !runIsOver)));
    }

    private static boolean isFork(HistoryEventType type) {
      return type == HistoryEventType.ParallelStateStarted
          || type == HistoryEventType.MapStateStarted;
    }

    private static boolean isMapRun(HistoryEventType type) {
      return type == HistoryEventType.MapRunStarted || type == HistoryEventType.MapRunRedriven;
    }
  }
}
