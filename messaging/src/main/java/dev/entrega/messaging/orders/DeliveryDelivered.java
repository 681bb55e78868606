package dev.entrega.messaging.orders;

/**
 * The parcel reached the customer.
 *
 * @param orderId the order that the parcel belongs to
 */
public record DeliveryDelivered(String orderId) implements DeliveryEvent {}
