package dev.entrega.notifier;

import dev.entrega.messaging.orders.OrderStatus;
import java.util.List;

/**
 * What one customer is told of one order on one channel, as it was when it was claimed.
 *
 * @param contact the customer
 * @param channel the channel
 * @param told the highest rank of what is settled, or 0
 * @param pending what is still to be told, by rank
 * @param attempts how often the first of these was put off
 * @param revision of the row that this was read from
 */
record Conversation(
    Contact contact,
    Channel channel,
    int told,
    List<Notification> pending,
    int attempts,
    long revision) {

  /**
   * Whether a message would contradict what the customer knows already. That money was given back
   * is no step of the order's way and is told whenever it happens.
   */
  boolean isLate(Notification notification) {
    return notification.status().sequence() < told && notification.status() != OrderStatus.REFUNDED;
  }
}
