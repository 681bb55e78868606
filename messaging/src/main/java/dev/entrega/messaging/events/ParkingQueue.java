package dev.entrega.messaging.events;

import java.time.InstantSource;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;

/**
 * The queue that keeps what a consumer could not handle, until an operator looks at it. A message
 * keeps its body, properties and headers, and says in further headers why it lies here. Not
 * idempotent: a message that is parked and then not acknowledged is parked once more.
 */
final class ParkingQueue {

  static final String REASON = "x-parked-reason";
  static final String AT = "x-parked-at";

  /** Headers share one frame with the rest of the properties; brokers refuse what exceeds it. */
  private static final int LONGEST_REASON = 500;

  private final String name;
  private final ConfirmedSender sender;
  private final InstantSource time;

  ParkingQueue(String name, ConfirmedSender sender, InstantSource time) {
    this.name = name;
    this.sender = sender;
    this.time = time;
  }

  /**
   * Returns when the broker has confirmed that it keeps the message.
   *
   * @param attempts how often it was tried, over all its returns
   * @throws AmqpException if it did not
   */
  void park(Message message, String reason, int attempts) throws InterruptedException {
    sender.send(
        name,
        MessageBuilder.fromClonedMessage(message)
            .setHeader(REASON, cut(reason))
            .setHeader(AT, time.instant().toString())
            .setHeader(Attempts.HEADER, attempts)
            .build());
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }
}
