package dev.entrega.messaging.events;

import com.rabbitmq.client.Channel;
import dev.entrega.messaging.faults.AdaptivePermits;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * Hands each delivery of one queue to a virtual thread, and acknowledges it when its effect is
 * durable. A message whose acknowledgement is lost comes again: every handler is idempotent.
 *
 * <p>At a fault of the other side it tries a few times in place, with growing pauses and fewer at
 * once. If nothing at all came through meanwhile, it asks for a pause of the whole queue; if others
 * did, the message waits elsewhere, uncounted.
 */
final class EventListener implements ChannelAwareMessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);

  private final String queue;
  private final EventHandling<?> handling;
  private final AdaptivePermits permits;
  private final EventSettings settings;
  private final Consumer<String> pause;
  private final AtomicLong successes = new AtomicLong();
  private final AtomicBoolean slowed = new AtomicBoolean();

  /**
   * For one queue.
   *
   * @param pause what to call, with the reason, when the other side answers nothing; returns soon
   */
  EventListener(
      String queue,
      EventHandling<?> handling,
      AdaptivePermits permits,
      EventSettings settings,
      Consumer<String> pause) {
    this.queue = queue;
    this.handling = handling;
    this.permits = permits;
    this.settings = settings;
    this.pause = pause;
  }

  /** Returns at once; how many deliveries may wait is bounded by the prefetch. */
  @Override
  public void onMessage(Message message, @Nullable Channel channel) {
    if (channel == null) {
      throw new IllegalStateException("Expected a channel to acknowledge on, but there was none");
    }
    Thread.ofVirtual().name(queue).start(() -> takeTurns(message, channel));
  }

  /** A turn for each attempt; between them others have theirs. */
  private void takeTurns(Message message, Channel channel) {
    try {
      long successesBefore = successes.get();
      for (int attempt = 1; channel.isOpen() && permits.take(); attempt++) {
        try {
          if (settled(message, attempt, successesBefore)) {
            channel.basicAck(message.getMessageProperties().getDeliveryTag(), false);
            return;
          }
        } finally {
          permits.give();
        }
        permits.pause(settings.pauseAfter(attempt));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException lost) {
      LOG.debug("queue {}: not acknowledged, the message comes again", queue, lost);
    }
  }

  private boolean settled(Message message, int attempt, long successesBefore)
      throws InterruptedException {
    var mark = permits.mark();
    return switch (handling.attempt(message)) {
      case Outcome.Settled.HANDLED -> {
        succeeded();
        yield true;
      }
      case Outcome.Settled.MOVED -> true;
      case Outcome.Fault fault -> {
        faulted(mark, fault);
        yield attempt >= settings.tries() && exhausted(message, fault, successesBefore);
      }
    };
  }

  /** Whether the message may leave its queue now, after its last try in place. */
  private boolean exhausted(Message message, Outcome.Fault fault, long successesBefore)
      throws InterruptedException {
    if (successes.get() == successesBefore) {
      pause.accept(fault.reason());
      return false;
    }
    return switch (handling.defer(message)) {
      case Outcome.Settled _ -> true;
      case Outcome.Fault lost -> {
        pause.accept(lost.reason());
        yield false;
      }
    };
  }

  private void succeeded() {
    successes.incrementAndGet();
    permits.succeeded();
    if (slowed.get() && permits.full() && slowed.compareAndSet(true, false)) {
      LOG.info("queue {}: as many at once as ever", queue);
    }
  }

  private void faulted(long mark, Outcome.Fault fault) {
    permits.faulted(mark);
    if (slowed.compareAndSet(false, true)) {
      LOG.warn("queue {}: fewer at once from now: {}", queue, fault.reason());
    }
  }
}
