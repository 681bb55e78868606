package dev.entrega.messaging.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;

/**
 * The queue that keeps what a consumer could not read, until an operator looks at it. A message
 * keeps its body, properties and headers, and says in further headers why it lies here. Not
 * idempotent: a message that is parked and then not acknowledged is parked once more.
 */
final class ParkingQueue {

  static final String REASON = "x-parked-reason";
  static final String AT = "x-parked-at";
  static final String ATTEMPTS = "x-attempts";

  /** Headers share one frame with the rest of the properties; brokers refuse what exceeds it. */
  private static final int LONGEST_REASON = 500;

  private static final String DEFAULT_EXCHANGE = "";

  private final String name;
  private final RabbitOperations broker;
  private final Duration confirm;
  private final InstantSource time;

  ParkingQueue(String name, RabbitOperations broker, Duration confirm, InstantSource time) {
    this.name = name;
    this.broker = broker;
    this.confirm = confirm;
    this.time = time;
  }

  /**
   * Returns when the broker has confirmed that it keeps the message.
   *
   * @throws AmqpException if it did not
   */
  void park(Message message, String reason, int attempts) throws InterruptedException {
    var parked =
        MessageBuilder.fromClonedMessage(message)
            .setHeader(REASON, cut(reason))
            .setHeader(AT, time.instant().toString())
            .setHeader(ATTEMPTS, attempts)
            .build();
    var correlation = new CorrelationData();
    broker.send(DEFAULT_EXCHANGE, name, parked, correlation);
    try {
      var answer = correlation.getFuture().get(confirm.toMillis(), TimeUnit.MILLISECONDS);
      if (!answer.ack() || correlation.getReturned() != null) {
        throw new AmqpException(
            "Expected the broker to keep a message in %s, but it refused".formatted(name));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new AmqpException(
          "Expected the broker to keep a message in %s, but it did not confirm".formatted(name), e);
    }
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }
}
