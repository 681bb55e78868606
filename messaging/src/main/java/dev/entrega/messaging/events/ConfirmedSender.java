package dev.entrega.messaging.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;

/**
 * Puts copies of messages into other queues, for good: persistent, mandatory and confirmed. Only
 * after that may the original be acknowledged; in between there are two of them, never none.
 */
final class ConfirmedSender {

  private static final String DEFAULT_EXCHANGE = "";

  /** What brokers write of a message's past; it would only grow from copy to copy. */
  private static final List<String> WRITTEN_BY_BROKERS =
      List.of("x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count");

  private final RabbitOperations broker;
  private final Duration confirm;

  /**
   * For a template that asks for returns.
   *
   * @param confirm how long the broker may take to confirm
   */
  ConfirmedSender(RabbitOperations broker, Duration confirm) {
    this.broker = broker;
    this.confirm = confirm;
  }

  /**
   * Returns when the broker has confirmed that the queue keeps the message. Body, properties and
   * headers stay as they are; an expiry does not, since what is kept shall not vanish.
   *
   * @throws AmqpException if it did not
   */
  void send(String queue, Message message) throws InterruptedException {
    var correlation = new CorrelationData();
    broker.send(DEFAULT_EXCHANGE, queue, kept(message), correlation);
    try {
      var answer = correlation.getFuture().get(confirm.toMillis(), TimeUnit.MILLISECONDS);
      if (!answer.ack() || correlation.getReturned() != null) {
        throw new AmqpException(
            "Expected the broker to keep a message in %s, but it refused".formatted(queue));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new AmqpException(
          "Expected the broker to keep a message in %s, but it did not confirm".formatted(queue),
          e);
    }
  }

  private static Message kept(Message message) {
    var copy = MessageBuilder.fromClonedMessage(message).build();
    var properties = copy.getMessageProperties();
    properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
    properties.setExpiration(null);
    // Spring makes a header of it, out of x-death.
    properties.setRetryCount(0);
    properties
        .getHeaders()
        .keySet()
        .removeIf(name -> WRITTEN_BY_BROKERS.stream().anyMatch(name::startsWith));
    return copy;
  }
}
