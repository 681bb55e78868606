package dev.entrega.status;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.Event;
import dev.entrega.messaging.orders.OrderCancelled;
import dev.entrega.messaging.topology.RoutingKeys;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What carriers and shops say, as a queue would hand it over: one minute apart, by kind. */
final class Upstream {

  private Upstream() {}

  static CloudEvent<DeliveryEvent> dispatched(String orderId) {
    return event("d-1", new DeliveryDispatched(orderId), 1);
  }

  static CloudEvent<DeliveryEvent> outForDelivery(String orderId) {
    return event("d-2", new DeliveryOutForDelivery(orderId), 2);
  }

  static CloudEvent<DeliveryEvent> delivered(String orderId) {
    return event("d-3", new DeliveryDelivered(orderId), 3);
  }

  static CloudEvent<DeliveryEvent> failed(String orderId, @Nullable String reason) {
    return event("d-4", new DeliveryFailed(orderId, reason), 4);
  }

  static CloudEvent<OrderCancelled> cancelled(String orderId, @Nullable String reason) {
    return event("c-1", new OrderCancelled(orderId, reason), 5);
  }

  static <T extends Event> CloudEvent<T> again(CloudEvent<T> event, String source, String id) {
    return new CloudEvent<>(
        id, source, event.type(), event.time(), null, event.data(), event.rawData());
  }

  private static <T extends Event, E extends T> CloudEvent<T> event(String id, E data, int minute) {
    return new CloudEvent<>(
        id,
        "/upstream",
        RoutingKeys.of(data.getClass()),
        Changes.PLACED.plusSeconds(60L * minute).atOffset(ZoneOffset.ofHours(-3)),
        null,
        data,
        JsonNodeFactory.instance.objectNode());
  }
}
