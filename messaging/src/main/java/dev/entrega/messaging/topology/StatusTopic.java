package dev.entrega.messaging.topology;

import dev.entrega.messaging.orders.StatusChanged;

/**
 * Publishes changes of status to the SNS topic {@code order-status}, in the shape that the
 * workflows use.
 */
public interface StatusTopic {

  /**
   * Returns when SNS has accepted the message, with attributes {@code orderId}, {@code customerId}
   * and {@code status}, and with {@code MessageStructure=json}: {@code default} and {@code sqs}
   * carry the JSON, {@code email} and {@code sms} a sentence.
   */
  void publish(StatusChanged change);
}
