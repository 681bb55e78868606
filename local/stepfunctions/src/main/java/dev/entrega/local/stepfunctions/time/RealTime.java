package dev.entrega.local.stepfunctions.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

final class RealTime implements Time {

  private static final Duration LONGEST_NAP = Duration.ofDays(1);

  @Override
  public Instant instant() {
    return now();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }

  @Override
  public Strand start(Runnable work) {
    return Thread.startVirtualThread(work)::interrupt;
  }

  @Override
  public <T> Mailbox<T> mailbox() {
    return new ParkingMailbox<>();
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
