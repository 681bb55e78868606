package dev.entrega.local.stepfunctions.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A clock for tests, which stands still until it is told to advance. Strands run one at a time, in
 * the order in which they were started or woken, so that a scenario plays out the same way each
 * time; a strand that blocks elsewhere than in a {@link Mailbox} holds up all others.
 */
public final class SteppedTime implements Time {

  private static final long PATIENCE_SECONDS = 30;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rest = lock.newCondition();
  private final Deque<Condition> ready = new ArrayDeque<>();
  private final Map<Thread, Condition> strands = new HashMap<>();
  private final Map<Thread, Waiting> parked = new HashMap<>();
  private final PriorityQueue<Waiting> due =
      new PriorityQueue<>(
          Comparator.<Waiting, Instant>comparing(waiting -> waiting.until)
              .thenComparingLong(waiting -> waiting.turn));
  private @Nullable Condition running;
  private Instant now;
  private long turns;

  /** Stands still at the given moment. */
  public SteppedTime(Instant start) {
    now = start;
  }

  /** Stands still at the beginning of 2026. */
  public SteppedTime() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Moves on, waking what falls due in order of time; returns when all that was woken, and all that
   * this led to, rests again.
   */
  public void advance(Duration duration) {
    lock.lock();
    try {
      Instant target = now.plus(duration);
      awaitRest();
      for (Waiting next = due.peek(); next != null && !next.until.isAfter(target); ) {
        now = next.until;
        wake(next);
        awaitRest();
        next = due.peek();
      }
      now = target;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything rests, without moving on. */
  public void settle() {
    advance(Duration.ZERO);
  }

  @Override
  public Strand start(Runnable work) {
    lock.lock();
    try {
      Condition turn = lock.newCondition();
      Thread thread = Thread.ofVirtual().unstarted(() -> run(work, turn));
      strands.put(thread, turn);
      ready.add(turn);
      thread.start();
      dispatch();
      return () -> interrupt(thread);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> Mailbox<T> mailbox() {
    return new SteppedMailbox<>();
  }

  private void run(Runnable work, Condition turn) {
    lock.lock();
    try {
      awaitTurn(turn);
    } finally {
      lock.unlock();
    }
    try {
      work.run();
    } finally {
      end();
    }
  }

  private void end() {
    lock.lock();
    try {
      strands.remove(Thread.currentThread());
      handOver();
    } finally {
      lock.unlock();
    }
  }

  private void interrupt(Thread thread) {
    lock.lock();
    try {
      Waiting waiting = parked.get(thread);
      if (waiting == null) {
        thread.interrupt();
      } else {
        waiting.interrupted = true;
        wake(waiting);
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake(Waiting waiting) {
    due.remove(waiting);
    parked.remove(waiting.thread);
    waiting.woken = true;
    if (waiting.strand) {
      ready.add(waiting.wake);
      dispatch();
    } else {
      waiting.wake.signal();
    }
  }

  private void dispatch() {
    if (running == null) {
      running = ready.poll();
      if (running == null) {
        rest.signalAll();
      } else {
        running.signalAll();
      }
    }
  }

  private void handOver() {
    running = null;
    dispatch();
  }

  private void awaitTurn(Condition turn) {
    while (!turn.equals(running)) {
      turn.awaitUninterruptibly();
    }
  }

  private void awaitRest() {
    try {
      while (running != null) {
        if (!rest.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException(
              "Expected all work to rest, but a strand blocks elsewhere than in a mailbox");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected all work to rest, but was interrupted", e);
    }
  }

  private static final class Waiting {
    private final Thread thread = Thread.currentThread();
    private final Condition wake;
    private final boolean strand;
    private final Instant until;
    private final long turn;
    private boolean woken;
    private boolean interrupted;

    Waiting(Condition wake, boolean strand, Instant until, long turn) {
      this.wake = wake;
      this.strand = strand;
      this.until = until;
      this.turn = turn;
    }
  }

  private final class SteppedMailbox<T> implements Mailbox<T> {

    private final Deque<T> letters = new ArrayDeque<>();
    private @Nullable Waiting waiting;

    @Override
    public void put(T letter) {
      lock.lock();
      try {
        letters.add(letter);
        if (waiting != null && !waiting.woken) {
          wake(waiting);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public @Nullable T take(@Nullable Instant deadline) throws InterruptedException {
      lock.lock();
      try {
        while (true) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          T letter = letters.poll();
          if (letter != null || (deadline != null && !now.isBefore(deadline))) {
            return letter;
          }
          park(deadline);
        }
      } finally {
        lock.unlock();
      }
    }

    private void park(@Nullable Instant deadline) throws InterruptedException {
      Condition turn = strands.get(Thread.currentThread());
      Condition wake = turn == null ? lock.newCondition() : turn;
      var parking =
          new Waiting(wake, turn != null, deadline == null ? Instant.MAX : deadline, turns++);
      waiting = parking;
      parked.put(parking.thread, parking);
      if (deadline != null) {
        due.add(parking);
      }
      if (turn == null) {
        while (!parking.woken) {
          wake.awaitUninterruptibly();
        }
      } else {
        handOver();
        awaitTurn(turn);
      }
      waiting = null;
      if (parking.interrupted) {
        throw new InterruptedException();
      }
    }
  }
}
