package dev.entrega.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes in the order in which they come, on one thread of its own, and as many at once as
 * have come meanwhile: so one wait for the disk serves them all, and no virtual thread is ever held
 * in it. What was written is on the disk, also if the machine loses power.
 */
final class Committer implements AutoCloseable {

  private static final long MOST_BYTES_WAITING = 64L << 20;

  /** Writes changes, all or none, so that they outlive a loss of power. */
  @FunctionalInterface
  interface Disk {
    void write(List<Change> changes) throws Exception;
  }

  private final Disk disk;
  private final Object turn = new Object();
  private final Thread thread;
  private List<Change> waiting = new ArrayList<>();
  private CountDownLatch waitingKept = new CountDownLatch(1);
  private CountDownLatch writingKept = new CountDownLatch(0);
  private long bytesWaiting;
  private long added;
  private long taken;
  private long kept;
  private @Nullable Exception failure;
  private boolean closed;

  Committer(Disk disk) {
    this.disk = disk;
    this.thread = Thread.ofPlatform().name("executions-committer").start(this::run);
  }

  /** Adds a change once there is room; its number is what {@link #await} takes. */
  long add(Change change) {
    awaitRoom();
    return addAtOnce(change);
  }

  /** Waits while very much is to be written. */
  void awaitRoom() {
    synchronized (turn) {
      while (bytesWaiting > MOST_BYTES_WAITING && failure == null && !closed) {
        uninterruptibly(turn::wait);
      }
    }
  }

  /** Adds a change, for who holds something that may be needed when others have been written. */
  long addAtOnce(Change change) {
    synchronized (turn) {
      checkWorks();
      waiting.add(change);
      bytesWaiting += change.bytes();
      turn.notifyAll();
      return ++added;
    }
  }

  /** Waits until all that was added is kept. */
  void await() {
    long last;
    synchronized (turn) {
      last = added;
    }
    await(last);
  }

  /**
   * Waits until a change, and with it all before, is kept.
   *
   * @throws IllegalStateException it cannot be kept
   */
  void await(long number) {
    CountDownLatch latch;
    synchronized (turn) {
      if (number <= kept) {
        return;
      }
      latch = number <= taken ? writingKept : waitingKept;
    }
    uninterruptibly(latch::await);
    synchronized (turn) {
      if (number > kept) {
        checkWorks();
      }
    }
  }

  private void checkWorks() {
    if (failure != null) {
      throw new IllegalStateException(
          "Expected the data folder to keep what happens, but: " + failure.getMessage(), failure);
    }
    if (closed) {
      throw new IllegalStateException("Expected the data folder to be open, but it is closed");
    }
  }

  private void run() {
    for (List<Change> changes = take(); !changes.isEmpty(); changes = take()) {
      try {
        disk.write(changes);
        kept();
        changes.forEach(Change::done);
      } catch (Exception | Error e) {
        fail(e instanceof Exception exception ? exception : new IllegalStateException(e));
        return;
      }
    }
  }

  /** All that waits; nothing once there will be no more. */
  private List<Change> take() {
    synchronized (turn) {
      while (waiting.isEmpty() && !closed) {
        uninterruptibly(turn::wait);
      }
      List<Change> changes = waiting;
      waiting = new ArrayList<>();
      writingKept = waitingKept;
      waitingKept = new CountDownLatch(1);
      bytesWaiting = 0;
      taken = added;
      turn.notifyAll();
      return changes;
    }
  }

  private void kept() {
    synchronized (turn) {
      kept = taken;
    }
    writingKept.countDown();
  }

  private void fail(Exception cause) {
    synchronized (turn) {
      failure = cause;
      waitingKept.countDown();
      writingKept.countDown();
      turn.notifyAll();
    }
  }

  /** Who waits here wants to know what became of the data, whoever interrupts. */
  private static void uninterruptibly(Wait wait) {
    boolean interrupted = false;
    while (true) {
      try {
        wait.begin();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Wait {
    void begin() throws InterruptedException;
  }

  /** Writes what waits, and then no more. */
  @Override
  public void close() {
    synchronized (turn) {
      closed = true;
      turn.notifyAll();
    }
    uninterruptibly(thread::join);
    waitingKept.countDown();
  }
}
