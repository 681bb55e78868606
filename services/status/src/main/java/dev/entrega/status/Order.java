package dev.entrega.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entrega.messaging.orders.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come, as the API shows it.
 *
 * @param orderId the order
 * @param customerId whose order it is
 * @param status the one of highest rank that was heard of
 * @param statusSince when that happened
 * @param itemsCents price of all items, in hundredths of the currency, once it is known
 * @param deliveryCents price of the delivery, likewise
 * @param totalCents both together, likewise
 * @param reason why it has that status, where a reason was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Order(
    String orderId,
    String customerId,
    OrderStatus status,
    Instant statusSince,
    @Nullable Long itemsCents,
    @Nullable Long deliveryCents,
    @Nullable Long totalCents,
    @Nullable String reason) {}
