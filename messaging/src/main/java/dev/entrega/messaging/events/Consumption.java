package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.AdaptivePermits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;

/**
 * The consumption of one queue: it flows, or it is paused because the other side answers nothing.
 *
 * <p>A pause cancels the consumers and closes their channels, so that unacknowledged messages go
 * back to the queue: RabbitMQ closes a channel that holds one for 30 minutes ({@code
 * consumer_timeout}). Then one message at a time is {@linkplain Probe tried}, with growing pauses;
 * after the first that succeeds it flows again, one at once and then more.
 */
final class Consumption {

  private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);

  private final Parts parts;
  private final EventSettings settings;
  private final InstantSource time;
  private final CountDownLatch ended = new CountDownLatch(1);

  private volatile @Nullable Pause paused;
  private @Nullable Thread waiting;

  /** What belongs to the one queue. */
  record Parts(
      String queue,
      AbstractMessageListenerContainer container,
      AdaptivePermits permits,
      Probe probe,
      EventMetrics metrics) {}

  Consumption(Parts parts, EventSettings settings, InstantSource time) {
    this.parts = parts;
    this.settings = settings;
    this.time = time;
    parts.metrics().watch(this, parts.permits());
  }

  void start() {
    parts.container().start();
  }

  /** Returns at once; what is in hand ends first, within the time that a shutdown would take. */
  synchronized void pause(String reason) {
    if (paused == null && !over()) {
      paused = new Pause(parts.queue(), time.instant(), reason);
      parts.permits().close();
      parts.metrics().pausing();
      LOG.warn("queue {}: paused, its messages go back: {}", parts.queue(), reason);
      waiting = Thread.ofVirtual().name(parts.queue() + " pause").start(this::waitForTheOtherSide);
    }
  }

  /** Since when and why, if it is. */
  Optional<Pause> paused() {
    return Optional.ofNullable(paused);
  }

  /** Starts no further handler; what was not handled yet goes back when the channel closes. */
  synchronized void stop() {
    ended.countDown();
    parts.permits().close();
  }

  /** After {@link #stop}: waits for the handlers, but not for ever, then closes the channels. */
  void close(Duration atMost) throws InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    var idle = parts.permits().awaitIdle(atMost);
    var thread = waitingThread();
    if (thread != null) {
      idle &= thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    if (!idle) {
      LOG.warn(
          "queue {}: some handlers did not end in time, their messages come again", parts.queue());
    }
    parts.container().destroy();
  }

  private void waitForTheOtherSide() {
    try {
      parts.permits().awaitIdle(settings.drain());
      handBack();
      for (int probe = 1; !endedWithin(settings.pauseBefore(probe)); probe++) {
        if (flowsAfter(probe)) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever it throws, the next probe comes: else the queue would stay paused until a restart. */
  private boolean flowsAfter(int probe) throws InterruptedException {
    try {
      return parts.probe().succeeds(probe, this::over) && resumed();
    } catch (RuntimeException | Error unexpected) {
      LOG.error("queue {}: probe {} failed", parts.queue(), probe, unexpected);
      return false;
    }
  }

  private void handBack() {
    try {
      parts.container().stop();
    } catch (RuntimeException lost) {
      LOG.debug("queue {}: its channels were gone already", parts.queue(), lost);
    } catch (Error unexpected) {
      LOG.error("queue {}: its channels may not be closed", parts.queue(), unexpected);
    }
  }

  private synchronized boolean resumed() {
    var since = paused;
    if (over() || since == null) {
      return false;
    }
    try {
      parts.permits().reopen();
      parts.container().start();
    } catch (RuntimeException notYet) {
      LOG.debug("queue {}: not resumed", parts.queue(), notYet);
      parts.permits().close();
      return false;
    } catch (Error unexpected) {
      parts.permits().close();
      throw unexpected;
    }
    paused = null;
    var lasted = Duration.between(since.since(), time.instant());
    LOG.info("queue {}: resumed after {} s", parts.queue(), lasted.toSeconds());
    return true;
  }

  private synchronized @Nullable Thread waitingThread() {
    return waiting;
  }

  private boolean endedWithin(Duration pause) throws InterruptedException {
    return ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean over() {
    return ended.getCount() == 0;
  }
}
