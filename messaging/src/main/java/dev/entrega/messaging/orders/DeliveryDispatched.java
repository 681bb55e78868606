package dev.entrega.messaging.orders;

/**
 * The parcel left the warehouse.
 *
 * @param orderId the order that the parcel belongs to
 */
public record DeliveryDispatched(String orderId) implements DeliveryEvent {}
