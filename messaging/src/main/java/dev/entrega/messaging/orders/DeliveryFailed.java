package dev.entrega.messaging.orders;

import org.jspecify.annotations.Nullable;

/**
 * The parcel will not reach the customer.
 *
 * @param orderId the order that the parcel belongs to
 * @param reason why, in the carrier's own words
 */
public record DeliveryFailed(String orderId, @Nullable String reason) implements DeliveryEvent {}
