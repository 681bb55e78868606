package dev.entrega.local.aws.sns.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes on which messages travel, one for each subscriber, so that a slow one holds up nobody
 * but itself. A lane that has something to carry has one virtual thread; one more keeps the time of
 * all retries.
 */
public final class Lanes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final double pace;
  private final ExecutorService couriers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sns-lane-", 0).factory());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sns-retries").factory());
  private final AtomicInteger held = new AtomicInteger();

  /**
   * No lane yet.
   *
   * @param pace what every pause between retries is multiplied by; 1 is AWS's own pace
   */
  public Lanes(double pace) {
    this.pace = pace;
  }

  /** A lane of its own. */
  public Lane open() {
    return new Lane(this);
  }

  /** Counts what is on its way, the parcels that wait for a retry included. */
  void count(int change) {
    held.addAndGet(change);
  }

  /** Runs a lane; false once this closes. */
  boolean run(Runnable lane) {
    try {
      couriers.execute(lane);
      return true;
    } catch (RejectedExecutionException _) {
      return false;
    }
  }

  /** Comes back after a pause; never, once this closes. */
  void later(Duration pause, Runnable retry) {
    try {
      var _ = timer.schedule(retry, Math.round(pause.toMillis() * pace), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      LOG.debug("A retry falls due after the end");
    }
  }

  /** Lets every lane carry what it has, for a few seconds; what waits for a retry is given up. */
  @Override
  public void close() {
    timer.shutdownNow();
    couriers.shutdown();
    try {
      if (!couriers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        couriers.shutdownNow();
      }
    } catch (InterruptedException _) {
      couriers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    if (held.get() > 0) {
      LOG.warn("{} messages to subscribers end undelivered with this process", held.get());
    }
  }
}
