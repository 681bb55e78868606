package dev.entrega.messaging.orders;

import org.jspecify.annotations.Nullable;

/**
 * A shop or its customer no longer wants the order.
 *
 * @param orderId the order
 * @param reason who asked, in the shop's own words
 */
public record OrderCancelled(String orderId, @Nullable String reason) implements OrderEvent {}
