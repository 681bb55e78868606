package dev.entrega.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entrega.messaging.orders.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order's timeline, as the API shows it.
 *
 * @param status which step
 * @param sequence its fixed rank
 * @param occurredAt when it happened
 * @param recordedAt when it was first heard of here
 * @param itemsCents price of all items, in hundredths of the currency, if the step told it
 * @param deliveryCents price of the delivery, likewise
 * @param totalCents both together, likewise
 * @param reason why, if the step told it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Step(
    OrderStatus status,
    int sequence,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable Long itemsCents,
    @Nullable Long deliveryCents,
    @Nullable Long totalCents,
    @Nullable String reason) {}
