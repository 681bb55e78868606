package dev.entrega.bridge;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.OrderCancelled;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Cancellations as a queue would hand them over. */
final class CancelledOrders {

  /** Fields neither sorted nor all known, a letter beyond ASCII. */
  static final String DATA =
      """
      {"reason":"não quero mais","orderId":"o-1","channel":"app"}\
      """;

  private CancelledOrders() {}

  static CloudEvent<OrderCancelled> cancelled(String data) {
    return cancelled(data, null);
  }

  static CloudEvent<OrderCancelled> cancelled(String data, @Nullable String traceparent) {
    var raw = PlacedOrders.JSON.readTree(data);
    return new CloudEvent<>(
        "e-2",
        "/shops/test",
        "order.cancelled",
        OffsetDateTime.parse("2026-11-20T11:00:00Z"),
        traceparent,
        PlacedOrders.JSON.treeToValue(raw, OrderCancelled.class),
        raw);
  }
}
