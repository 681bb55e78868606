package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an execution is still meeting what is recorded of it, and what that is. One that has not
 * run before has nothing to meet.
 */
final class Replay {

  private final Journal journal;
  private final InstantSource time;
  private volatile @Nullable Past past;

  Replay(Journal journal, InstantSource time) {
    this.journal = journal;
    this.time = time;
  }

  /** Lets what is recorded already answer first; said before the execution runs. */
  void begin() {
    past = new Past(journal);
  }

  /** Whether not all of it has been met yet. */
  boolean isOn() {
    return past != null;
  }

  /** Reads what is recorded, and tells it; nothing where the execution has not run before. */
  List<HistoryEvent> read() {
    Past known = past;
    return known == null ? List.of() : known.read();
  }

  /** Takes what is recorded of a line. */
  @Nullable Deque<HistoryEvent> take(Branch branch) {
    Past known = past;
    return known == null ? null : known.take(branch);
  }

  /** What was recorded first of a line that has not begun yet; nothing where it had not. */
  @Nullable HistoryEvent first(Branch branch) {
    Past known = past;
    return known == null ? null : known.first(branch);
  }

  /** When an event happened that may be recorded; now, if it has just happened. */
  Instant moment(long id) {
    Past known = past;
    Instant recorded = known == null ? null : known.moment(id);
    return recorded == null ? time.instant() : recorded;
  }

  /** From now on, every line goes on beyond what is recorded of it. */
  void end() {
    Past known = past;
    if (known != null) {
      past = null;
      known.end();
    }
  }

  /** Waits until all that is recorded has been met, or the execution is over. */
  void awaitEnd() {
    Past known = past;
    if (known != null) {
      known.awaitEnd();
    }
  }

  /** Names who is told, once, when all that is recorded has been met. */
  void whenEnded(Runnable told) {
    Past known = past;
    if (known == null) {
      told.run();
    } else {
      known.whenEnded(told);
    }
  }
}
