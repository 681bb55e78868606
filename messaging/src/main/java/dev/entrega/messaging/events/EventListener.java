package dev.entrega.messaging.events;

import com.rabbitmq.client.Channel;
import dev.entrega.messaging.orders.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * Hands each delivery of one queue to a virtual thread, and acknowledges it when its effect is
 * durable. A message whose acknowledgement is lost comes again: every handler is idempotent.
 *
 * @param <T> the kind of event
 */
final class EventListener<T extends Event> implements ChannelAwareMessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);
  private static final int LOGGED_EVERY = 10;

  private final EventConsumer<T> consumer;
  private final EventReader<T> reader;
  private final ParkingQueue parking;
  private final EventSettings settings;
  private final EventMetrics metrics;
  private final Semaphore permits;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** Where the consumer's events go, and how. */
  record Parts(ParkingQueue parking, EventSettings settings, EventMetrics metrics) {}

  EventListener(EventConsumer<T> consumer, Parts parts) {
    this.consumer = consumer;
    this.reader = new EventReader<>(consumer.types());
    this.parking = parts.parking();
    this.settings = parts.settings();
    this.metrics = parts.metrics();
    this.permits = new Semaphore(consumer.concurrency());
  }

  /** Returns at once; how many deliveries may wait is bounded by the prefetch. */
  @Override
  public void onMessage(Message message, @Nullable Channel channel) {
    if (channel == null) {
      throw new IllegalStateException("Expected a channel to acknowledge on, but there was none");
    }
    Thread.ofVirtual().name(consumer.queue()).start(() -> takeTurn(message, channel));
  }

  /** Starts no further handler; what was not handled yet goes back when the channel closes. */
  void stop() {
    stopping.countDown();
  }

  /** Whether all handlers had ended before the time was over. */
  boolean awaitIdle(Duration atMost) throws InterruptedException {
    return permits.tryAcquire(consumer.concurrency(), atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void takeTurn(Message message, Channel channel) {
    permits.acquireUninterruptibly();
    try {
      if (settle(message, channel)) {
        channel.basicAck(message.getMessageProperties().getDeliveryTag(), false);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException lost) {
      LOG.debug("queue {}: not acknowledged, the message comes again", consumer.queue(), lost);
    } finally {
      permits.release();
    }
  }

  /** Whether the message may leave its queue: it was handled, or it is parked. */
  private boolean settle(Message message, Channel channel) throws InterruptedException {
    for (int attempt = 1; stopping.getCount() > 0 && channel.isOpen(); attempt++) {
      try {
        handle(message, attempt);
        return true;
      } catch (RuntimeException | Error fault) {
        metrics.faulty();
        pause(attempt, fault);
      }
    }
    return false;
  }

  private void handle(Message message, int attempt) throws InterruptedException {
    try {
      var event = reader.read(message.getMessageProperties().getContentType(), message.getBody());
      metrics.handling().record(() -> consumer.handler().accept(event));
    } catch (UnacceptableEvent unacceptable) {
      parking.park(message, unacceptable.reason(), attempt);
      metrics.parked();
      LOG.warn("queue {}: parked a message: {}", consumer.queue(), unacceptable.reason());
    }
  }

  private void pause(int attempt, Throwable fault) throws InterruptedException {
    var pause = settings.pauseAfter(attempt);
    if (attempt % LOGGED_EVERY == 1) {
      LOG.warn(
          "queue {}: attempt {} failed, the next one in {} ms: {}",
          consumer.queue(),
          attempt,
          pause.toMillis(),
          fault.toString());
    }
    var _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }
}
