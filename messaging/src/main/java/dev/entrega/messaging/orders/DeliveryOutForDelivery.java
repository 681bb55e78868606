package dev.entrega.messaging.orders;

/**
 * The parcel is on the last van.
 *
 * @param orderId the order that the parcel belongs to
 */
public record DeliveryOutForDelivery(String orderId) implements DeliveryEvent {}
