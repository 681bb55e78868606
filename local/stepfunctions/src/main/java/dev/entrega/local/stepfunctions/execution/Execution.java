package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.time.Strand;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution while it runs; whatever happens in it is appended to its journal here, in turn. */
final class Execution {

  private static final int MOST_EVENTS = 25_000;

  private final Journal journal;
  private final Payload input;
  private final Surroundings around;
  private final @Nullable Instant deadline;
  private final Consumer<HistoryEvent> onEnd;
  private long lastId;
  private @Nullable Strand root;
  private boolean over;
  private @Nullable Map<String, Integer> calls;

  Execution(
      Journal journal,
      Payload input,
      Surroundings around,
      @Nullable Instant deadline,
      Consumer<HistoryEvent> onEnd) {
    this.journal = journal;
    this.input = input;
    this.around = around;
    this.deadline = deadline;
    this.onEnd = onEnd;
    this.lastId = journal.last().id();
  }

  StoredExecution stored() {
    return journal.execution();
  }

  Payload input() {
    return input;
  }

  Surroundings around() {
    return around;
  }

  /** How many calls a state has made before this one. */
  synchronized int callsOf(String state) {
    Map<String, Integer> all = calls == null ? new HashMap<>() : calls;
    calls = all;
    return all.merge(state, 1, Integer::sum) - 1;
  }

  /** Appends an event and tells its id, unless the execution is over or has become too long. */
  long append(HistoryEventType type, long previous, @Nullable EventDetails details) {
    synchronized (this) {
      if (over) {
        throw new ExecutionOver();
      }
      if (lastId < MOST_EVENTS - 1) {
        return write(type, previous, details).id();
      }
    }
    end(
        HistoryEventType.ExecutionFailed,
        previous,
        new EventDetails.Failure(
            StatesError.RUNTIME,
            "The execution reached the maximum number of history events (%d)."
                .formatted(MOST_EVENTS)));
    throw new ExecutionOver();
  }

  /** Ends the execution, unless something else has ended it before. */
  boolean end(HistoryEventType type, long previous, @Nullable EventDetails details) {
    HistoryEvent last;
    synchronized (this) {
      if (over) {
        return false;
      }
      last = write(type, previous, details);
      over = true;
    }
    onEnd.accept(last);
    return true;
  }

  /** Names the strand that runs the execution, which is told to give up when it ends otherwise. */
  void runsOn(Strand strand) {
    synchronized (this) {
      root = strand;
      if (!over) {
        return;
      }
    }
    strand.interrupt();
  }

  /** Ends the execution from outside, after whatever happened last. */
  void abort(EventDetails details) {
    long previous;
    synchronized (this) {
      previous = lastId;
    }
    if (end(HistoryEventType.ExecutionAborted, previous, details)) {
      interrupt();
    }
  }

  /** Lets nothing more happen, without a trace. */
  void abandon() {
    synchronized (this) {
      over = true;
    }
    interrupt();
  }

  private void interrupt() {
    Strand strand;
    synchronized (this) {
      strand = root;
    }
    if (strand != null) {
      strand.interrupt();
    }
  }

  private HistoryEvent write(HistoryEventType type, long previous, @Nullable EventDetails details) {
    var event = new HistoryEvent(around.time().instant(), type, ++lastId, previous, details);
    journal.append(event);
    return event;
  }

  /** The given moment, or that at which the execution times out, whichever comes first. */
  @Nullable Instant orDeadline(@Nullable Instant moment) {
    if (deadline == null) {
      return moment;
    }
    return moment == null || deadline.isBefore(moment) ? deadline : moment;
  }

  /** Ends the execution where its time is up. */
  void checkTime(Trail trail) {
    if (deadline != null && !around.time().instant().isBefore(deadline)) {
      end(HistoryEventType.ExecutionTimedOut, trail.last(), null);
      throw new ExecutionOver();
    }
  }

  /** Waits until a moment, or until the execution times out. */
  void sleepUntil(Instant moment, Trail trail) throws InterruptedException {
    Instant until = orDeadline(moment);
    around.time().sleepUntil(until == null ? moment : until);
    checkTime(trail);
  }
}
