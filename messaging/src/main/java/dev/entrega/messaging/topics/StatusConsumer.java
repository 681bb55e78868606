package dev.entrega.messaging.topics;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.queues.QueueConsumer;
import java.util.function.Consumer;

/** Who hears of each change of status by a queue that is subscribed to {@code order-status}. */
public final class StatusConsumer {

  private static final Contract CONTRACT = Contract.named("order-status");

  private StatusConsumer() {}

  /**
   * One for a queue with raw delivery, so that a body is a {@link StatusChanged} as JSON without an
   * envelope of SNS. What is no such thing is a {@link Violation}: the queue keeps the message
   * until it has been received too often, and its dead-letter queue after that.
   *
   * @param queue the name that SQS knows
   * @param concurrency how many changes may be in hand at once
   * @param handler returns when it is durable what the change leads to; a change comes at least
   *     once, so it must be idempotent
   */
  public static QueueConsumer of(String queue, int concurrency, Consumer<StatusChanged> handler) {
    return QueueConsumer.ofBodies(
        queue, concurrency, body -> handler.accept(CONTRACT.read(body, StatusChanged.class)));
  }
}
