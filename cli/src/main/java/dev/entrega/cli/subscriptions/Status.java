package dev.entrega.cli.subscriptions;

/** What an order's status may be, as the message attribute {@code status} says it. */
enum Status {
  RECEIVED,
  CONFIRMED,
  PAYMENT_APPROVED,
  DISPATCHED,
  OUT_FOR_DELIVERY,
  REFUNDED,
  UNAVAILABLE,
  PAYMENT_DECLINED,
  DELIVERY_FAILED,
  FAILED,
  CANCELLED,
  DELIVERED
}
