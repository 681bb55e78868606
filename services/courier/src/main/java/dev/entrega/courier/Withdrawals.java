package dev.entrega.courier;

import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes orders whose cancellation has stopped their workflow, unless the carrier was faster.
 *
 * <p>The row decides, once and for ever. The answer waits until nobody is telling of the order any
 * more: what is published after it can rely on being the last word.
 */
final class Withdrawals {

  private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);

  private final Shipments shipments;
  private final Tombstones tombstones;
  private final Consumer<String> settle;
  private final MeterRegistry meters;

  /**
   * @param shipments what is still to be told
   * @param tombstones where it is decided
   * @param settle settles what is due of an order, before it returns
   * @param meters what to count in
   */
  Withdrawals(
      Shipments shipments, Tombstones tombstones, Consumer<String> settle, MeterRegistry meters) {
    this.shipments = shipments;
    this.tombstones = tombstones;
    this.settle = settle;
    this.meters = meters;
  }

  /**
   * Idempotent by order: every attempt gets the same answer.
   *
   * @throws IllegalStateException if the order is being settled elsewhere or its news could not be
   *     told; the message comes again
   */
  TaskOutcome<Withdrawal> withdraw(Task<Recipient> task) {
    var orderId = task.orderId();
    var withdrawal = tombstones.lay(orderId);
    settle.accept(orderId);
    if (!shipments.isAtRest(orderId)) {
      throw new IllegalStateException(
          "Expected order %s to be settled, but its news is still being told".formatted(orderId));
    }
    meters
        .counter("courier.withdrawals", "withdrawn", Boolean.toString(withdrawal.withdrawn()))
        .increment();
    log.info(
        "order {}: {}",
        orderId,
        withdrawal.withdrawn() ? "withdrawn" : "not withdrawn, it was delivered");
    return TaskOutcome.succeeded(withdrawal);
  }
}
