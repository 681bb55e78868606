package dev.entrega.status;

import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.OrderCancelled;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.topology.RoutingKeys;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events that came too late. An event is late if its order has ended and the step that the
 * event would have led to is not in the order's timeline. That depends on what is known and not on
 * the order in which it came to be known, so a step that is still on its way may make an event look
 * late for a moment.
 */
final class LateEvents {

  private static final Map<String, OrderStatus> LEADS_TO =
      Map.of(
          RoutingKeys.of(DeliveryDispatched.class), OrderStatus.DISPATCHED,
          RoutingKeys.of(DeliveryOutForDelivery.class), OrderStatus.OUT_FOR_DELIVERY,
          RoutingKeys.of(DeliveryDelivered.class), OrderStatus.DELIVERED,
          RoutingKeys.of(DeliveryFailed.class), OrderStatus.DELIVERY_FAILED,
          RoutingKeys.of(OrderCancelled.class), OrderStatus.CANCELLED);

  private final JdbcClient database;

  LateEvents(JdbcClient database) {
    this.database = database;
  }

  /** Those of one order, as they occurred; none before it has ended. */
  List<LateEvent> of(Order order, List<Step> steps) {
    if (!order.status().isEnd()) {
      return List.of();
    }
    var statuses = steps.stream().map(Step::status).toList();
    return all(order.orderId()).stream()
        .filter(event -> !statuses.contains(LEADS_TO.get(event.type())))
        .toList();
  }

  private List<LateEvent> all(String orderId) {
    return database
        .sql("select * from upstream_event where order_id = ? order by occurred_at, identity")
        .param(orderId)
        .query((row, _) ->
            new LateEvent(
                row.getString("type"),
                row.getString("source"),
                row.getString("event_id"),
                Columns.instant(row, "occurred_at"),
                Columns.instant(row, "recorded_at"),
                row.getString("reason")))
        .list();
  }
}
