package dev.entrega.messaging.orders;

/** What a carrier says of a parcel. */
public sealed interface DeliveryEvent extends Event
    permits DeliveryDispatched, DeliveryOutForDelivery, DeliveryDelivered, DeliveryFailed {

  /** The order that the parcel belongs to. */
  String orderId();
}
