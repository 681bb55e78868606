package dev.entrega.payment;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.tasks.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that is closed: it is never charged again, and what it paid goes back.
 *
 * @param orderId the key: an order is refunded once, whoever asks how often
 * @param customerId whom to tell
 * @param locale in which language
 * @param closedAt since when
 * @param repayment what went back, once it did
 * @param told whether that is published
 * @param attempts of the sweeper since something last happened
 * @param version grows by one with every change, so that of two at once only one is written
 */
record Refund(
    String orderId,
    String customerId,
    String locale,
    Instant closedAt,
    @Nullable Repayment repayment,
    boolean told,
    int attempts,
    int version) {

  /**
   * Money that the provider gave back.
   *
   * @param refundId the provider's id
   * @param amount all that was taken
   * @param at when
   */
  record Repayment(String refundId, Money amount, Instant at) {}

  static Refund requested(Task<RefundOrder> task, Instant now) {
    RefundOrder asked = task.input();
    return new Refund(task.orderId(), asked.customerId(), asked.locale(), now, null, false, 0, 0);
  }

  /** What everybody is told; the same however often. */
  StatusChanged news(Repayment repaid) {
    return new StatusChanged(
        orderId,
        customerId,
        OrderStatus.REFUNDED,
        OrderStatus.REFUNDED.sequence(),
        repaid.at(),
        null,
        null,
        repaid.amount().cents(),
        null,
        locale);
  }
}
