package dev.entrega.stories;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.orders.OrderStatus;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was published of an order: well said, once, nothing after the end, and all of it shown. */
final class Announcements {

  private static final Contract CONTRACT = Contract.named("order-status");

  /** Who publishes; all else the workflows do, which do not crash here. */
  private static final Map<OrderStatus, String> SERVICES =
      Map.of(
          OrderStatus.REFUNDED, "payment",
          OrderStatus.DISPATCHED, "courier",
          OrderStatus.OUT_FOR_DELIVERY, "courier");

  /** What an event of the world leads to, unless it comes too late. */
  private static final Map<String, OrderStatus> LEADS_TO =
      Map.of(
          "delivery.dispatched", OrderStatus.DISPATCHED,
          "delivery.out-for-delivery", OrderStatus.OUT_FOR_DELIVERY,
          "delivery.delivered", OrderStatus.DELIVERED,
          "delivery.failed", OrderStatus.DELIVERY_FAILED,
          "order.cancelled", OrderStatus.CANCELLED);

  private final Stage stage;
  private final Findings findings;

  Announcements(Stage stage, Findings findings) {
    this.stage = stage;
    this.findings = findings;
  }

  void judge(PlacedOrder order, OrderStatus end, Set<OrderStatus> statuses) {
    stage.publications.changesOf(order.id()).forEach(change -> judgeWords(order, change));
    statuses.forEach(status -> judgeCount(order, status));
    judgeOrder(order, statuses);
    judgeShown(order, end, statuses);
    judgeLate(order, statuses);
  }

  private void judgeWords(PlacedOrder order, Publications.Change change) {
    var body = change.body();
    try {
      CONTRACT.check(body);
    } catch (Violation violation) {
      findings.check(order, false, change + ": " + violation.getMessage());
    }
    findings.check(
        order,
        body.get("sequence").intValue() == change.status().sequence()
            && body.get("customerId").stringValue().equals(order.customerId())
            && body.get("locale").stringValue().equals(order.customer().locale()),
        "it was said " + body);
    findings.check(
        order,
        change
            .attributes()
            .equals(
                Map.of(
                    "orderId", order.id(),
                    "customerId", order.customerId(),
                    "status", change.status().name())),
        change + " was said with " + change.attributes());
  }

  /** Who knows that the topic has it says it no more, unless a crash made it forget. */
  private void judgeCount(PlacedOrder order, OrderStatus status) {
    var taken =
        stage.publications.changesOf(order.id()).stream()
            .filter(change -> change.status() == status && change.taken())
            .count();
    var service = SERVICES.get(status);
    var most = 1 + (service == null ? 0 : stage.faults.crashesOf(service));
    findings.check(
        order, taken <= most, "%s was published %d times without need".formatted(status, taken));
  }

  /** After an end there is nothing new but that the money went back. */
  private void judgeOrder(PlacedOrder order, Set<OrderStatus> statuses) {
    var ended = false;
    for (var status : statuses) {
      findings.check(
          order,
          !ended || status == OrderStatus.REFUNDED || status == OrderStatus.CANCELLED,
          status + " was said after the end");
      ended |= status.isEnd();
    }
  }

  private void judgeShown(PlacedOrder order, OrderStatus end, Set<OrderStatus> statuses) {
    var database = stage.service("status").getBean(JdbcTemplate.class);
    var shown =
        database.queryForObject(
            "select status from orders where order_id = ?", String.class, order.id());
    findings.check(
        order, end.name().equals(shown), "it ended %s, but is shown %s".formatted(end, shown));
    var timeline =
        database.queryForList(
            "select status from timeline where order_id = ? order by sequence",
            String.class,
            order.id());
    var right = statuses.stream().sorted().map(OrderStatus::name).toList();
    findings.check(order, timeline.equals(right), "its timeline is " + timeline);
  }

  /** What the world said is a step of the order's, or is shown as late. */
  private void judgeLate(PlacedOrder order, Set<OrderStatus> statuses) {
    var late = new TreeSet<String>();
    order.carrier().forEach(word -> late.add("delivery." + word));
    if (!order.cancellations().isEmpty()) {
      late.add("order.cancelled");
    }
    late.removeIf(type -> statuses.contains(LEADS_TO.get(type)));
    var shown = new TreeSet<>(stage.status.late(order.id()));
    findings.check(order, shown.equals(late), "late are %s, but shown %s".formatted(late, shown));
  }
}
