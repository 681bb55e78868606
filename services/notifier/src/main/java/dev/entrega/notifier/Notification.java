package dev.entrega.notifier;

import dev.entrega.messaging.orders.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * One message to a customer. Order, status and channel are its identity: there is one of each.
 *
 * @param orderId the order
 * @param channel on which it goes
 * @param status what it tells
 * @param totalCents the amount that belongs to it, in hundredths of the order's currency, if any
 */
record Notification(
    String orderId, Channel channel, OrderStatus status, @Nullable Long totalCents) {}
