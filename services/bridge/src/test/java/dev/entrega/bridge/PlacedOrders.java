package dev.entrega.bridge;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.OrderPlaced;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as a queue would hand them over. */
final class PlacedOrders {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Fields neither sorted nor all known, a number with a zero too many, a letter beyond ASCII. */
  static final String DATA =
      """
      {"payment":{"installments":1,"method":"boleto"},"orderId":"o-1","weightKg":1.50,\
      "customer":{"customerId":"c-1","name":"Ação","locale":"pt-BR","vip":true},\
      "deliverTo":{"postalCode":"01310","country":"BR"},\
      "items":[{"sku":"s-1","quantity":1,"unitPriceCents":990}],"currency":"BRL"}\
      """;

  private PlacedOrders() {}

  static CloudEvent<OrderPlaced> placed(String data) {
    return placed(data, null);
  }

  static CloudEvent<OrderPlaced> placed(String data, @Nullable String traceparent) {
    var raw = JSON.readTree(data);
    return new CloudEvent<>(
        "e-1",
        "/shops/test",
        "order.placed",
        OffsetDateTime.parse("2026-11-20T10:00:00Z"),
        traceparent,
        JSON.treeToValue(raw, OrderPlaced.class),
        raw);
  }
}
