package dev.entrega.messaging.orders;

/**
 * How far an order has come. The rank is fixed, because several publishers share the topic and none
 * of them can count; gaps are allowed. A reader shows the highest rank that it has heard of.
 */
public enum OrderStatus {
  RECEIVED(10),
  CONFIRMED(20),
  PAYMENT_APPROVED(30),
  DISPATCHED(40),
  OUT_FOR_DELIVERY(50),
  REFUNDED(60),
  UNAVAILABLE(90),
  PAYMENT_DECLINED(91),
  DELIVERY_FAILED(92),
  FAILED(93),
  CANCELLED(94),
  DELIVERED(95);

  private final int sequence;

  OrderStatus(int sequence) {
    this.sequence = sequence;
  }

  /** The fixed rank, which travels as {@code sequence}. */
  public int sequence() {
    return sequence;
  }

  /** Whether nothing comes after it. */
  public boolean isEnd() {
    return sequence >= 90;
  }
}
