package dev.entrega.chatbot.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order, as a model is told it. What is null is unknown.
 *
 * @param orderId the order
 * @param status as in {@code OrderStatus}
 * @param statusSince when it came so far
 * @param placedAt when it was bought
 * @param city where it goes
 * @param state where it goes
 * @param items how many pieces
 * @param itemsCents in hundredths of its currency, as all amounts
 * @param deliveryCents likewise
 * @param totalCents likewise
 * @param reason why, for the statuses that need one
 * @param paymentMethod for example {@code boleto}
 */
public record OrderFacts(
    String orderId,
    @Nullable String status,
    @Nullable Instant statusSince,
    @Nullable Instant placedAt,
    @Nullable String city,
    @Nullable String state,
    @Nullable Long items,
    @Nullable Long itemsCents,
    @Nullable Long deliveryCents,
    @Nullable Long totalCents,
    @Nullable String reason,
    @Nullable String paymentMethod) {

  @Override
  public String toString() {
    return "OrderFacts[orderId=" + orderId + "]";
  }
}
