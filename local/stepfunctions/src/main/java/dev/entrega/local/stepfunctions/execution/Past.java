package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of an execution that is interpreted again. Each of its lines takes its own
 * events from here, in their order; until they end, they answer instead of the world.
 */
final class Past {

  private final Journal journal;
  private final CountDownLatch met = new CountDownLatch(1);
  private final List<Runnable> told = new ArrayList<>();
  private List<HistoryEvent> events = List.of();
  private final Map<Branch, Deque<HistoryEvent>> byBranch = new HashMap<>();

  Past(Journal journal) {
    this.journal = journal;
  }

  /** Reads it, which is done when its turn has come, since there may be very many; tells it all. */
  synchronized List<HistoryEvent> read() {
    events = journal.events(0, journal.size());
    List<HistoryEvent> counts = Salvage.of(events);
    for (HistoryEvent event : counts.subList(1, counts.size())) {
      byBranch.computeIfAbsent(event.branch(), _ -> new ArrayDeque<>()).add(event);
    }
    return events;
  }

  /** Takes what was recorded of a line; nothing where it had not begun. */
  synchronized @Nullable Deque<HistoryEvent> take(Branch branch) {
    return byBranch.remove(branch);
  }

  /** What was recorded first of a line that was not taken yet; nothing where it had not begun. */
  synchronized @Nullable HistoryEvent first(Branch branch) {
    Deque<HistoryEvent> line = byBranch.get(branch);
    return line == null ? null : line.peek();
  }

  /** When an event happened, if it is one of these. */
  synchronized @Nullable Instant moment(long id) {
    return id >= 1 && id <= events.size() ? events.get((int) id - 1).timestamp() : null;
  }

  /** All of it has been met. */
  void end() {
    met.countDown();
    List<Runnable> all;
    synchronized (this) {
      all = List.copyOf(told);
      told.clear();
    }
    all.forEach(Runnable::run);
  }

  /** Names who is told, once, when all of it has been met. */
  void whenEnded(Runnable other) {
    synchronized (this) {
      if (met.getCount() > 0) {
        told.add(other);
        return;
      }
    }
    other.run();
  }

  /** Waits until all of it has been met. */
  void awaitEnd() {
    try {
      met.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected an execution to go on, but was interrupted", e);
    }
  }
}
