package dev.entrega.messaging.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order has come one step further: the body of a message on the SNS topic {@code order-status}.
 * A consumer is idempotent by {@code orderId} and {@code status}.
 *
 * @param orderId the order
 * @param customerId whose order it is
 * @param status how far it has come
 * @param sequence the rank of the status, see {@link OrderStatus#sequence()}
 * @param occurredAt when it happened
 * @param itemsCents price of all items, in hundredths of the currency, from {@code CONFIRMED} on
 * @param deliveryCents price of the delivery, likewise
 * @param totalCents both together, likewise
 * @param reason why, for the statuses that need one
 * @param locale BCP 47, the language that the customer is written to in
 */
public record StatusChanged(
    String orderId,
    String customerId,
    OrderStatus status,
    int sequence,
    Instant occurredAt,
    @Nullable Long itemsCents,
    @Nullable Long deliveryCents,
    @Nullable Long totalCents,
    @Nullable String reason,
    String locale) {}
