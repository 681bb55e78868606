package dev.entrega.local.stepfunctions.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

final class RealTime implements Time {

  private static final Duration LONGEST_NAP = Duration.ofDays(1);
  private static volatile Instant latest = Instant.EPOCH;

  @Override
  public Instant instant() {
    return now();
  }

  /** Whatever happens within a millisecond shares its moment, since histories keep very many. */
  private static Instant now() {
    long millis = System.currentTimeMillis();
    Instant known = latest;
    if (known.toEpochMilli() != millis) {
      known = Instant.ofEpochMilli(millis);
      latest = known;
    }
    return known;
  }

  @Override
  public Strand start(Runnable work) {
    var running = new Running(work);
    Thread thread = Thread.ofVirtual().unstarted(running);
    running.thread = thread;
    thread.start();
    return running;
  }

  @Override
  public <T> Mailbox<T> mailbox() {
    return new ParkingMailbox<>();
  }

  /** Lets go of the thread and its work when that has ended, however long its strand is kept. */
  private static final class Running implements Strand, Runnable {

    private @Nullable Runnable work;
    private volatile @Nullable Thread thread;

    Running(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      Runnable once = work;
      work = null;
      try {
        if (once != null) {
          once.run();
        }
      } finally {
        thread = null;
      }
    }

    @Override
    public void interrupt() {
      Thread known = thread;
      if (known != null) {
        known.interrupt();
      }
    }
  }

  private static final class ParkingMailbox<T> implements Mailbox<T> {

    private final Queue<T> letters = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread waiting;

    @Override
    public void put(T letter) {
      letters.add(letter);
      LockSupport.unpark(waiting);
    }

    @Override
    public @Nullable T take(@Nullable Instant deadline) throws InterruptedException {
      waiting = Thread.currentThread();
      try {
        while (true) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          T letter = letters.poll();
          if (letter != null) {
            return letter;
          }
          if (deadline == null) {
            LockSupport.park(this);
          } else if (!nap(deadline)) {
            return null;
          }
        }
      } finally {
        waiting = null;
      }
    }

    private boolean nap(Instant deadline) {
      var left = Duration.between(now(), deadline);
      if (!left.isPositive()) {
        return false;
      }
      LockSupport.parkNanos(this, (left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP).toNanos());
      return true;
    }
  }
}
