package dev.entrega.messaging.events;

import dev.entrega.messaging.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;

/**
 * The queues in which a message waits while others pass it. It returns to the consumer's queue by
 * itself, behind those that came meanwhile: handlers bear any order.
 */
final class RetryQueues {

  private final String queue;
  private final List<Duration> delays;
  private final ConfirmedSender sender;

  /** A delay for each attempt but the last, see {@code ConsumerTopology}. */
  RetryQueues(String queue, List<Duration> delays, ConfirmedSender sender) {
    this.queue = queue;
    this.delays = delays;
    this.sender = sender;
  }

  /**
   * Returns when the broker keeps the message for another attempt.
   *
   * @param attempts how often it failed by now, this time included; travels with it
   * @return how long it waits, or empty if it has had all its attempts and was sent nowhere
   * @throws AmqpException if the broker did not confirm
   */
  Optional<Duration> sendRound(Message message, int attempts) throws InterruptedException {
    if (attempts > delays.size()) {
      return Optional.empty();
    }
    var delay = delays.get(attempts - 1);
    var counted =
        MessageBuilder.fromClonedMessage(message).setHeader(Attempts.HEADER, attempts).build();
    sender.send(Topology.retry(queue, delay), counted);
    return Optional.of(delay);
  }

  /**
   * Sends a message round that is not to blame, uncounted, so that it may go round for ever.
   *
   * @throws AmqpException if the broker did not confirm
   */
  void defer(Message message) throws InterruptedException {
    sender.send(Topology.retry(queue, delays.get(Math.min(1, delays.size() - 1))), message);
  }
}
