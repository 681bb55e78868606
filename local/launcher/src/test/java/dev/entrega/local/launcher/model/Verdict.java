package dev.entrega.local.launcher.model;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.messaging.orders.OrderStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The model: what must be true of stock, money, statuses and executions when a story has ended. */
final class Verdict {

  /** The state in which an execution publishes an end, by the end. */
  private static final Map<OrderStatus, String> PUBLISHED_IN =
      Map.of(
          OrderStatus.UNAVAILABLE, "NotifyUnavailable",
          OrderStatus.PAYMENT_DECLINED, "NotifyDeclined",
          OrderStatus.DELIVERY_FAILED, "NotifyUndelivered",
          OrderStatus.FAILED, "NotifyFailed");

  private final Story story;
  private final Stage stage;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> kept = new TreeMap<>();
  private final Map<OrderStatus, Integer> ends;

  Verdict(Story story, Map<OrderStatus, Integer> ends) {
    this.story = story;
    this.stage = story.stage();
    this.ends = ends;
  }

  /** Everything that is wrong. */
  List<String> wrong() {
    story.orders().forEach(this::judge);
    stock();
    return wrong;
  }

  private void judge(PlacedOrder order) {
    var statuses = statuses(order.id());
    var delivery = Ending.of(stage, "order-delivery", order.id());
    var cancellation = Ending.of(stage, "order-cancellation", order.id());
    var end = end(order, statuses, delivery, cancellation);
    if (end == null) {
      return;
    }
    ends.merge(end, 1, Integer::sum);
    cancellation(order, end, delivery, cancellation);
    money(order, end, statuses);
    closed(order);
    order(order, statuses);
    shown(order, end, statuses);
    if (end == OrderStatus.DELIVERED) {
      order.pieces().forEach((sku, pieces) -> kept.merge(sku, pieces, Integer::sum));
    }
    if (story.isCalm()) {
      expected(order, end);
    }
  }

  /** Each order ends once. Only in the very moment of a stop may it have said another end. */
  private @Nullable OrderStatus end(
      PlacedOrder order, Set<OrderStatus> statuses, Ending delivery, Ending cancellation) {
    var found = new ArrayList<>(statuses.stream().filter(OrderStatus::isEnd).toList());
    if (delivery.status() == ExecutionStatus.ABORTED
        && cancellation.status() == ExecutionStatus.SUCCEEDED
        && found.size() == 2) {
      found.removeIf(end -> Objects.equals(PUBLISHED_IN.get(end), delivery.lastState()));
    }
    if (found.size() != 1) {
      wrong(order, "Expected one end, but there are " + found + " of " + delivery);
      return null;
    }
    return found.getFirst();
  }

  private void cancellation(
      PlacedOrder order, OrderStatus end, Ending delivery, Ending cancellation) {
    var aborted = delivery.status() == ExecutionStatus.ABORTED;
    check(order, !delivery.isRunning(), "the delivery still runs");
    check(order, !cancellation.isRunning(), "the cancellation still runs");
    check(
        order,
        (cancellation.status() == null) == order.cancellations().isEmpty(),
        "the cancellation is " + cancellation);
    check(
        order,
        cancellation.status() != ExecutionStatus.FAILED
            || Objects.equals(cancellation.error(), "Order.NeverPlaced"),
        "the cancellation is " + cancellation);
    check(order, aborted || end != OrderStatus.CANCELLED, "cancelled, but the delivery ended");
    check(
        order,
        !aborted || end == OrderStatus.CANCELLED || end == OrderStatus.DELIVERED,
        "the delivery was stopped, but it ended " + end);
    check(
        order,
        (delivery.status() == ExecutionStatus.FAILED) == (end == OrderStatus.FAILED),
        "it ended " + end + ", but the delivery is " + delivery);
    check(
        order,
        end != OrderStatus.DELIVERED || order.carrier().contains("delivered"),
        "it was delivered by nobody");
  }

  private void money(PlacedOrder order, OrderStatus end, Set<OrderStatus> statuses) {
    var charge = stage.provider.charge(order.id());
    var refunded = charge == null ? 0 : charge.refundedCents;
    var keptCents = charge == null ? 0 : charge.keptCents();
    check(order, charge == null || charge.refunds <= 1, "it was refunded twice");
    check(
        order,
        (refunded > 0) == statuses.contains(OrderStatus.REFUNDED),
        "%d cents were refunded, but it is said: %s".formatted(refunded, statuses));
    var owed = end == OrderStatus.DELIVERED ? total(order.id()) : 0;
    check(order, keptCents == owed, "it ended %s, but %d cents are kept".formatted(end, keptCents));
  }

  /** What is given up stays given up, whatever still lies in a queue. */
  private void closed(PlacedOrder order) {
    var answers = stage.answers;
    check(
        order,
        !stage.provider.wasChargedWhenClosed(order.id()),
        "it was charged after its refund was answered");
    if (!answers.contains("release", order.id())) {
      return;
    }
    check(
        order,
        !answers.isAfter("reserve", "release", order.id()),
        "a reserve was granted after its release was answered");
    var state =
        stage
            .service("availability")
            .getBean(JdbcTemplate.class)
            .queryForObject(
                "select state from reservation where order_id = ?", String.class, order.id());
    check(
        order,
        "RELEASED".equals(state) || "CLOSED".equals(state),
        "its release was answered, but its reservation is " + state);
  }

  /** After an end there is nothing new but that the money went back. */
  private void order(PlacedOrder order, Set<OrderStatus> statuses) {
    var ended = false;
    for (var status : statuses) {
      check(
          order,
          !ended || status == OrderStatus.REFUNDED || status == OrderStatus.CANCELLED,
          status + " was said after the end");
      ended |= status.isEnd();
    }
  }

  private void shown(PlacedOrder order, OrderStatus end, Set<OrderStatus> statuses) {
    var database = stage.service("status").getBean(JdbcTemplate.class);
    var shown =
        database.queryForObject(
            "select status from orders where order_id = ?", String.class, order.id());
    check(order, end.name().equals(shown), "it ended %s, but is shown %s".formatted(end, shown));
    var timeline =
        database.queryForList(
            "select status from timeline where order_id = ? order by sequence",
            String.class,
            order.id());
    check(
        order,
        timeline.containsAll(statuses.stream().map(OrderStatus::name).toList()),
        "its timeline is " + timeline);
  }

  /** Without faults and haste an order becomes what the world has in store for it. */
  private void expected(PlacedOrder order, OrderStatus end) {
    var outcomes =
        order.carrier().stream().filter(w -> w.equals("delivered") || w.equals("failed")).toList();
    var right =
        end == OrderStatus.UNAVAILABLE
            || switch (order.payment()) {
              case DECLINED -> end == OrderStatus.PAYMENT_DECLINED;
              case SILENT -> end == OrderStatus.FAILED;
              case APPROVED ->
                  (end == OrderStatus.DELIVERED && outcomes.contains("delivered"))
                      || (end == OrderStatus.DELIVERY_FAILED
                          && !outcomes.equals(List.of("delivered")));
            };
    check(order, right, "nothing was in its way, but it ended " + end);
  }

  private void stock() {
    var database = stage.service("availability").getBean(JdbcTemplate.class);
    var skus = new LinkedHashSet<String>();
    story.orders().forEach(order -> skus.addAll(order.pieces().keySet()));
    for (var sku : skus) {
      var reserved =
          database.queryForObject("select reserved from stock where sku = ?", Integer.class, sku);
      if (reserved == null || !reserved.equals(kept.getOrDefault(sku, 0))) {
        wrong.add(
            "%s: %s are reserved, but %s are delivered"
                .formatted(sku, reserved, kept.getOrDefault(sku, 0)));
      }
    }
  }

  private Set<OrderStatus> statuses(String orderId) {
    var statuses = new LinkedHashSet<OrderStatus>();
    for (var change : stage.wires.changes()) {
      if (change.get("orderId").stringValue().equals(orderId)) {
        statuses.add(OrderStatus.valueOf(change.get("status").stringValue()));
      }
    }
    return statuses;
  }

  private long total(String orderId) {
    return stage.wires.changes().stream()
        .filter(change ->
            change.get("orderId").stringValue().equals(orderId)
                && change.get("status").stringValue().equals("CONFIRMED"))
        .findFirst()
        .map(change -> change.get("totalCents").longValue())
        .orElse(0L);
  }

  private void check(PlacedOrder order, boolean holds, String otherwise) {
    if (!holds) {
      wrong(order, otherwise);
    }
  }

  private void wrong(PlacedOrder order, String what) {
    wrong.add(order.id() + ": " + what);
  }
}
