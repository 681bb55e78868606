package dev.entrega.messaging.orders;

/** What a shop says of an order. */
public sealed interface OrderEvent extends Event permits OrderPlaced, OrderCancelled {

  /** Unique across shops; names the execution. Matches {@code [A-Za-z0-9_-]{1,80}}. */
  String orderId();
}
