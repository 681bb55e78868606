package dev.entrega.messaging.queues;

/** What is done with a message. Called at least once for each; must be idempotent. */
@FunctionalInterface
public interface QueueHandler {

  /**
   * Returns when the effect is durable; then the message is deleted. After an exception it comes
   * again, and goes to the dead-letter queue when it has come too often. Interrupted when the hard
   * maximum is reached, and at shutdown when it does not end in time.
   */
  void on(QueueMessage message) throws InterruptedException;
}
