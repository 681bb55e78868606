package dev.entrega.messaging.queues;

import java.util.function.Consumer;

/**
 * One SQS queue and what is done with its messages. A bean of this type is all that a service
 * declares; receiving, visibility, deleting and draining follow from it.
 *
 * @param queue the name that SQS knows
 * @param concurrency how many messages may be in hand at once
 * @param handler what to do with one message
 */
public record QueueConsumer(String queue, int concurrency, QueueHandler handler) {

  /** A consumer that wants to know the body alone. */
  public static QueueConsumer ofBodies(String queue, int concurrency, Consumer<String> handler) {
    return new QueueConsumer(queue, concurrency, message -> handler.accept(message.body()));
  }
}
