package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.Faults;
import dev.entrega.messaging.orders.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;

/**
 * One attempt to handle one message, and the judgement of whose fault it was that it failed:
 *
 * <ul>
 *   <li>the event is {@linkplain UnacceptableEvent bad}: it is parked at once;
 *   <li>{@linkplain Faults#ofTheOtherSide the other side} is at fault, or {@linkplain MachineFaults
 *       this machine}: nothing happens to the message, and the caller waits;
 *   <li>else it is a bug of ours, which the message would meet again: it is counted, waits in a
 *       retry queue, longer each time, and is parked after the last one.
 * </ul>
 *
 * @param <T> the kind of event
 */
final class EventHandling<T extends Event> {

  private static final Logger LOG = LoggerFactory.getLogger(EventHandling.class);

  private final EventConsumer<T> consumer;
  private final EventReader<T> reader;
  private final Faults faults;
  private final Ways ways;
  private final EventMetrics metrics;

  /** Where a message goes that stays in the way of others. */
  record Ways(RetryQueues retry, ParkingQueue parking) {}

  EventHandling(EventConsumer<T> consumer, Faults faults, Ways ways, EventMetrics metrics) {
    this.consumer = consumer;
    this.reader = new EventReader<>(consumer.types());
    this.faults = faults;
    this.ways = ways;
    this.metrics = metrics;
  }

  /** Returns when the message is handled, moved, or found to be no cause of the failure. */
  Outcome attempt(Message message) throws InterruptedException {
    try {
      return handleOrMove(message);
    } catch (RuntimeException | Error fault) {
      metrics.faulty();
      return new Outcome.Fault(fault);
    }
  }

  /** Returns when the message waits elsewhere, uncounted; or why it does not. */
  Outcome defer(Message message) throws InterruptedException {
    try {
      ways.retry().defer(message);
      metrics.deferred();
      return Outcome.Settled.MOVED;
    } catch (RuntimeException fault) {
      return new Outcome.Fault(fault);
    }
  }

  private Outcome handleOrMove(Message message) throws InterruptedException {
    try {
      var properties = message.getMessageProperties();
      var event =
          reader
              .read(properties.getContentType(), message.getBody())
              .awaitedAt(ReplyAddress.of(properties));
      metrics.handling().record(() -> consumer.handler().accept(event));
      return Outcome.Settled.HANDLED;
    } catch (UnacceptableEvent unacceptable) {
      park(message, unacceptable.reason());
    } catch (RuntimeException | Error failure) {
      if (faults.ofTheOtherSide(failure)) {
        throw failure;
      }
      sendRoundOrPark(message, failure);
    }
    return Outcome.Settled.MOVED;
  }

  private void sendRoundOrPark(Message message, Throwable bug) throws InterruptedException {
    var attempts = Attempts.of(message);
    var delay = ways.retry().sendRound(message, attempts);
    if (delay.isEmpty()) {
      LOG.error("queue {}: attempt {} failed, it was the last", consumer.queue(), attempts, bug);
      park(message, "Expected to handle it, but %d times: %s".formatted(attempts, bug));
      return;
    }
    metrics.retried();
    LOG.warn(
        "queue {}: attempt {} failed, the next one in {} ms: {}",
        consumer.queue(),
        attempts,
        delay.get().toMillis(),
        bug.toString());
  }

  private void park(Message message, String reason) throws InterruptedException {
    ways.parking().park(message, reason, Attempts.of(message));
    metrics.parked();
    LOG.warn("queue {}: parked a message: {}", consumer.queue(), reason);
  }
}
