package dev.entrega.notifier;

import dev.entrega.messaging.orders.OrderPlaced;
import org.jspecify.annotations.Nullable;

/**
 * Whom an order is for. Personal, so it is never logged.
 *
 * @param orderId the order
 * @param customerId the shop's own id; what an opt-out holds for
 * @param name as the customer is written to, if the shop told it
 * @param email where e-mail goes, if anywhere
 * @param phone where SMS go, if anywhere; E.164
 * @param locale BCP 47
 * @param currency ISO 4217, of every amount of the order
 */
record Contact(
    String orderId,
    String customerId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    String locale,
    String currency) {

  static Contact of(OrderPlaced order) {
    var customer = order.customer();
    return new Contact(
        order.orderId(),
        tame(customer.customerId()),
        tamed(customer.name()),
        tamed(customer.email()),
        tamed(customer.phone()),
        tame(customer.locale()),
        tame(order.currency()));
  }

  /** Nothing that could begin a line in a mail's head, or that PostgreSQL does not take. */
  private static String tame(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private static @Nullable String tamed(@Nullable String text) {
    var tame = text == null ? "" : tame(text);
    return tame.isEmpty() ? null : tame;
  }

  @Override
  public String toString() {
    return "Contact[orderId=" + orderId + "]";
  }
}
