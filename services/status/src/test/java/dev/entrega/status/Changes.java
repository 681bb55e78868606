package dev.entrega.status;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Changes of status as the workflows publish them: one minute apart, by rank. */
final class Changes {

  static final Instant PLACED = Instant.parse("2026-11-20T10:00:00Z");

  private static final JsonMapper JSON = new JsonMapper();

  private Changes() {}

  static StatusChanged change(String orderId, OrderStatus status) {
    return change(orderId, status, null);
  }

  static StatusChanged change(String orderId, OrderStatus status, @Nullable String reason) {
    boolean priced = status == OrderStatus.CONFIRMED;
    return new StatusChanged(
        orderId,
        "c-1",
        status,
        status.sequence(),
        occurredAt(status),
        priced ? 1_000L : null,
        priced ? 250L : null,
        priced ? 1_250L : null,
        reason,
        "pt-BR");
  }

  static Instant occurredAt(OrderStatus status) {
    return PLACED.plusSeconds(60L * status.sequence());
  }

  static String json(StatusChanged change) {
    return JSON.writeValueAsString(change);
  }
}
