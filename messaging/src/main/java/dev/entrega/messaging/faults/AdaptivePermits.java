package dev.entrega.messaging.faults;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many attempts may be under way at once, between one and a bound, as the other side bears
 * them: a fault halves the number, a success raises it, after a halving by one for each full round.
 * So TCP finds its rate (additive increase, multiplicative decrease; RFC 5681), and so a throttled
 * AWS is asked as often as it answers.
 *
 * <p>After {@link #close} nobody gets a permit and nobody waits for one; after {@link #reopen} it
 * starts with a single one and grows by one with each success up to half of the bound.
 */
public final class AdaptivePermits {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private final int most;

  private double window;
  private double slowFrom;
  private int taken;
  private long halvings;
  private boolean closed;

  /** All of them at first. */
  public AdaptivePermits(int most) {
    this.most = most;
    this.window = most;
    this.slowFrom = most;
  }

  /** Waits for a permit; false if there will be none, because it is closed. */
  public boolean take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && taken >= (int) window) {
        given.await();
      }
      if (closed) {
        return false;
      }
      taken++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what {@link #take} gave. */
  public void give() {
    locked(() -> {
      taken--;
      given.signalAll();
    });
  }

  /** What to show {@link #faulted} if the attempt that begins now should fail. */
  public long mark() {
    lock.lock();
    try {
      return halvings;
    } finally {
      lock.unlock();
    }
  }

  /** An attempt got its answer. */
  public void succeeded() {
    locked(() -> {
      window = Math.min(most, window + (window < slowFrom ? 1 : 1 / window));
      given.signalAll();
    });
  }

  /**
   * An attempt met a fault. Those that were under way together count once.
   *
   * @param mark from before the attempt
   */
  public void faulted(long mark) {
    locked(() -> {
      if (mark == halvings) {
        halvings++;
        window = Math.max(1, window / 2);
        slowFrom = window;
      }
    });
  }

  /** How many there are now. */
  public int window() {
    lock.lock();
    try {
      return (int) window;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is held back. */
  public boolean full() {
    return window() == most;
  }

  /** No permit from now on; who waits is told. */
  public void close() {
    locked(() -> {
      closed = true;
      given.signalAll();
      closing.signalAll();
    });
  }

  /** Permits again, carefully. */
  public void reopen() {
    locked(() -> {
      closed = false;
      slowFrom = most / 2.0;
      window = 1;
      halvings++;
      given.signalAll();
    });
  }

  /** Waits for the whole time, or until it is closed. */
  public void pause(Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether every permit came back before the time was over. */
  public boolean awaitIdle(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (taken > 0 && left > 0) {
        left = given.awaitNanos(left);
      }
      return taken == 0;
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
