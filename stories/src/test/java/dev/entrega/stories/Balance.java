package dev.entrega.stories;

import dev.entrega.messaging.orders.OrderStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Money and stock: who was delivered has paid and has what was ordered, nobody else has. */
final class Balance {

  private final Stage stage;
  private final Findings findings;
  private final Map<String, Integer> kept = new TreeMap<>();

  Balance(Stage stage, Findings findings) {
    this.stage = stage;
    this.findings = findings;
  }

  void judge(PlacedOrder order, OrderStatus end) {
    judgeMoney(order, end);
    judgeClosing(order);
    if (end == OrderStatus.DELIVERED) {
      order.pieces().forEach((sku, pieces) -> kept.merge(sku, pieces, Integer::sum));
    }
  }

  private void judgeMoney(PlacedOrder order, OrderStatus end) {
    var charge = stage.provider.charge(order.id());
    var kept = charge == null ? 0 : charge.keptCents();
    var owed = end == OrderStatus.DELIVERED ? said(order, OrderStatus.CONFIRMED) : 0;
    findings.check(order, kept == owed, "it ended %s, but %d cents are kept".formatted(end, kept));
    if (charge == null) {
      findings.check(
          order, said(order, OrderStatus.REFUNDED) == 0, "it was refunded, but never charged");
      return;
    }
    findings.check(
        order,
        charge.amountCents() == said(order, OrderStatus.CONFIRMED),
        "%d cents were charged, but another total was told".formatted(charge.amountCents()));
    findings.check(
        order, !charge.status.equals("pending"), "it ended " + end + ", but may still be paid");
    findings.check(order, charge.refunds <= 1, "it was refunded twice");
    findings.check(
        order,
        charge.refundedCents == said(order, OrderStatus.REFUNDED),
        "%d cents were refunded, but another amount was told".formatted(charge.refundedCents));
  }

  /** What is given up stays given up, whatever still lies in a queue. */
  private void judgeClosing(PlacedOrder order) {
    var answers = stage.answers;
    findings.check(
        order,
        !stage.provider.wasChargedWhenClosed(order.id()),
        "it was charged after its refund was answered");
    if (!answers.contains("release", order.id())) {
      return;
    }
    findings.check(
        order,
        !answers.isAfter("reserve", "release", order.id()),
        "a reserve was granted after its release was answered");
    var state =
        database()
            .queryForObject(
                "select state from reservation where order_id = ?", String.class, order.id());
    findings.check(
        order,
        "RELEASED".equals(state) || "CLOSED".equals(state),
        "its release was answered, but its reservation is " + state);
  }

  /** To be asked when all orders are judged. */
  void judgeStock(List<PlacedOrder> orders) {
    var skus = new LinkedHashSet<String>();
    orders.forEach(order -> skus.addAll(order.pieces().keySet()));
    for (var sku : skus) {
      var reserved =
          database().queryForObject("select reserved from stock where sku = ?", Integer.class, sku);
      if (reserved == null || !reserved.equals(kept.getOrDefault(sku, 0))) {
        findings.add(
            "%s: %s are reserved, but %s are delivered"
                .formatted(sku, reserved, kept.getOrDefault(sku, 0)));
      }
    }
  }

  private JdbcTemplate database() {
    return stage.service("availability").getBean(JdbcTemplate.class);
  }

  /** The total that a change of status told, or 0 where there was none. */
  private long said(PlacedOrder order, OrderStatus status) {
    return stage.publications.changesOf(order.id()).stream()
        .filter(change -> change.status() == status)
        .findFirst()
        .map(change -> change.body().get("totalCents").longValue())
        .orElse(0L);
  }
}
