package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.time.Strand;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One execution while it runs; whatever happens in it is appended to its journal here, in turn. */
final class Execution {

  static final int MOST_EVENTS = 25_000;

  private final Journal journal;
  private final Payload input;
  private final Surroundings around;
  private final Instant deadline;
  private final BiConsumer<Execution, HistoryEvent> onEnd;
  private final Replay replay;
  private volatile @Nullable HistoryEvent redrive;
  private long lastId;
  private @Nullable Strand root;
  private boolean over;
  private boolean endsSoon;
  private @Nullable Calls calls;
  private volatile boolean abandoned;

  Execution(
      Journal journal,
      Payload input,
      Surroundings around,
      Instant deadline,
      BiConsumer<Execution, HistoryEvent> onEnd) {
    this.journal = journal;
    this.input = input;
    this.around = around;
    this.deadline = deadline;
    this.replay = new Replay(journal, around.time());
    this.onEnd = onEnd;
    this.lastId = journal.last().id();
    this.redrive = journal.lastRedrive();
  }

  /** Says that it is taken up again after its end. */
  synchronized void redriven() {
    redrive =
        write(
            Branch.MAIN,
            HistoryEventType.ExecutionRedriven,
            lastId,
            new EventDetails.ExecutionRedriven(redriveCount() + 1));
  }

  /** Whether it was last taken up again after its end behind an event. */
  boolean isRedrivenAfter(long eventId) {
    HistoryEvent known = redrive;
    return known != null && known.id() > eventId;
  }

  /** How often it was taken up again after its end. */
  int redriveCount() {
    HistoryEvent known = redrive;
    return known != null && known.details() instanceof EventDetails.ExecutionRedriven(int count)
        ? count
        : 0;
  }

  /** When it was last taken up again after its end; never where absent. */
  @Nullable Instant redriveDate() {
    HistoryEvent known = redrive;
    return known == null ? null : known.timestamp();
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

  /** The calls that its states have made, of those that are recorded too. */
  synchronized Calls calls() {
    Calls known = calls;
    if (known == null) {
      known = new Calls();
      calls = known;
    }
    return known;
  }

  /** What is recorded of it, where it is interpreted again. */
  Replay replay() {
    return replay;
  }

  /** Reads what is recorded, once its turn to run has come. */
  void read() {
    List<HistoryEvent> recorded = replay.read();
    if (!recorded.isEmpty() && !around.mocks().equals(Mocks.NONE)) {
      calls().met(recorded);
    }
  }

  /** Before anything outside is asked: what led to it must be kept, and it must be there. */
  void beforeCall() throws InterruptedException {
    around.restart().gate().pass();
    journal.secure();
  }

  /** Waits until all that has happened here is kept. */
  void secure() {
    journal.secure();
  }

  /** Where what happens is kept. */
  Journal journal() {
    return journal;
  }

  /** Unwinds a line of an execution that is over. */
  synchronized void checkRunning() {
    if (over) {
      throw new ExecutionOver();
    }
  }

  /** Fails the execution, because what is interpreted again is not what was recorded. */
  ExecutionOver diverged(HistoryEvent recorded, String instead) {
    long previous;
    synchronized (this) {
      previous = lastId;
    }
    var cause =
        "The execution cannot be taken up again: expected event %d to be %s as recorded, but came to %s."
            .formatted(recorded.id(), recorded.type(), instead);
    if (end(
        HistoryEventType.ExecutionFailed,
        previous,
        new EventDetails.Failure(StatesError.RUNTIME, cause))) {
      interrupt();
    }
    return new ExecutionOver();
  }

  /** Appends an event, unless the execution is over, shall end here or has become too long. */
  HistoryEvent append(
      Branch branch, HistoryEventType type, long previous, @Nullable EventDetails details) {
    boolean terminated;
    synchronized (this) {
      if (over) {
        throw new ExecutionOver();
      }
      terminated = endsSoon && type.isEntry();
      if (!terminated && hasRoom()) {
        return write(branch, type, previous, details);
      }
    }
    if (terminated) {
      abort(new EventDetails.Failure(null, null));
    } else {
      failTooLong(previous);
    }
    throw new ExecutionOver();
  }

  private boolean hasRoom() {
    return lastId < MOST_EVENTS - 1 || stored().stateMachine().type() == StateMachineType.EXPRESS;
  }

  private void failTooLong(long previous) {
    end(
        HistoryEventType.ExecutionFailed,
        previous,
        new EventDetails.Failure(
            StatesError.RUNTIME,
            "The execution reached the maximum number of history events (%d)."
                .formatted(MOST_EVENTS)));
  }

  /** Lets no further state begin: the execution is stopped before the next one. */
  synchronized void endSoon() {
    endsSoon = true;
  }

  /** Ends the execution, unless something else has ended it before. */
  boolean end(HistoryEventType type, long previous, @Nullable EventDetails details) {
    HistoryEvent last;
    synchronized (this) {
      if (over) {
        return false;
      }
      last = write(Branch.MAIN, type, previous, details);
      over = true;
    }
    replay.end();
    onEnd.accept(this, last);
    return true;
  }

  /** Where nothing has happened since the execution was taken up again, its end follows that. */
  long orRedrive(long previous) {
    HistoryEvent known = redrive;
    return known == null ? previous : Math.max(previous, known.id());
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

  /** Ends the execution from outside, which follows nothing that happened in it. */
  void abort(EventDetails details) {
    if (end(HistoryEventType.ExecutionAborted, 0, details)) {
      interrupt();
    }
  }

  /** Lets nothing more happen, without a trace. */
  void abandon() {
    abandoned = true;
    synchronized (this) {
      over = true;
    }
    replay.end();
    interrupt();
  }

  /** Whether it has been left alone, perhaps to be taken up again. */
  boolean isAbandoned() {
    return abandoned;
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

  private HistoryEvent write(
      Branch branch, HistoryEventType type, long previous, @Nullable EventDetails details) {
    var event =
        new HistoryEvent(around.time().instant(), type, ++lastId, previous, details, branch);
    journal.append(event);
    return event;
  }

  /** The given moment, or that at which the execution times out, whichever comes first. */
  Instant orDeadline(@Nullable Instant moment) {
    return moment == null || deadline.isBefore(moment) ? deadline : moment;
  }

  /** Ends the execution where its time is up. */
  void checkTime(Trail trail) {
    if (!trail.isPast() && !around.time().instant().isBefore(deadline)) {
      end(
          HistoryEventType.ExecutionTimedOut,
          0,
          new EventDetails.Failure(StatesError.TIMEOUT, null));
      throw new ExecutionOver();
    }
  }

  /** Waits until a moment, or until the execution times out. */
  void sleepUntil(Instant moment, Trail trail) throws InterruptedException {
    if (!trail.waits()) {
      return;
    }
    Instant until = orDeadline(moment);
    around.time().sleepUntil(until == null ? moment : until);
    checkTime(trail);
  }
}
