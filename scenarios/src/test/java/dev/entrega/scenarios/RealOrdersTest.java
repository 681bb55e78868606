package dev.entrega.scenarios;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.local.launcher.provider.Account;
import dev.entrega.messaging.orders.OrderStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All the real orders, as they were placed, taken back and delivered; then everything once more. At
 * the end stock, money, timelines and what customers were told agree with the orders.
 */
class RealOrdersTest {

  /** They may lie beside the checkout and are not ours to ship. */
  private static final Path REAL = Path.of("..", "..", "shared", "orders");

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String TRACKED =
      "select count(*) from shipment where task_token is not null and withdrawn_at is null";
  private static final String DUE = "select count(*) from conversation where due_at is not null";

  private final List<Event> counts = events("stock-counted.jsonl");
  private final List<Event> placed = events("order-placed.jsonl");
  private final List<Event> cancellations = events("order-cancelled.jsonl");
  private final List<Event> deliveries = events("delivery.jsonl");
  private final Set<String> cancelled = cancellations.stream().map(Event::orderId).collect(toSet());

  @Test
  void they_end_as_they_really_did_and_a_second_publication_changes_nothing() throws Exception {
    assumeTrue(
        Files.isDirectory(REAL),
        "no folder ../shared/orders beside the checkout, so no real orders were tried");
    try (var entrega = LocalEntrega.start(LocalSettings.onFreePorts());
        var upstream = new Upstream(entrega.broker().uri())) {
      var scenario = new Scenario(entrega, upstream, Unsettled.embedded(upstream));

      publishEverything(scenario, upstream, entrega);

      expectTheRightEnd(scenario, entrega);
      var before = scenario.traces();
      var mails = mailsReceived(entrega);

      publishEverything(scenario, upstream, entrega);

      expectTheRightEnd(scenario, entrega);
      assertThat(scenario.traces()).isEqualTo(before);
      assertThat(mailsReceived(entrega)).isEqualTo(mails);
    }
  }

  /** Each file after the one before has settled, as the folder's own description says. */
  private void publishEverything(Scenario scenario, Upstream upstream, LocalEntrega entrega)
      throws Exception {
    var status = new StatusApi(entrega.web());
    scenario.publishAndSettle(counts);
    upstream.publish(placed);
    await()
        .atMost(PATIENCE)
        .until(() -> number(entrega, "courier", TRACKED) + cancelledSoFar(status) >= placed.size());
    scenario.publishAndSettle(cancellations);
    await().atMost(PATIENCE).until(() -> cancelledSoFar(status) == cancelled.size());
    upstream.publish(deliveries);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(status.count(OrderStatus.DELIVERED)).isGreaterThan(2_000));
    scenario.awaitNothingUnderWay();
    await().atMost(PATIENCE).until(() -> number(entrega, "notifier", DUE) == 0);
  }

  private static long cancelledSoFar(StatusApi status) throws Exception {
    return status.count(OrderStatus.CANCELLED);
  }

  private void expectTheRightEnd(Scenario scenario, LocalEntrega entrega) throws Exception {
    expectStatuses(entrega);
    expectStock(entrega);
    expectMoney(entrega);
    expectEachMessageOnce(entrega);
    scenario.expectNothingPutAside();
  }

  private void expectStatuses(LocalEntrega entrega) throws Exception {
    var status = new StatusApi(entrega.web());
    assertThat(status.count(OrderStatus.DELIVERED)).isEqualTo(2_410);
    assertThat(status.count(OrderStatus.CANCELLED)).isEqualTo(7);
    assertThat(status.count(OrderStatus.DISPATCHED)).as("running, dispatched").isEqualTo(36);
    assertThat(status.count(OrderStatus.PAYMENT_APPROVED)).as("running, paid").isEqualTo(19);
    var late = 0;
    for (var id : cancelled) {
      late += status.lateEvents(id).size();
    }
    assertThat(late).as("late events").isEqualTo(3);
  }

  /** Reserved is what the orders have that were not taken back, article by article. */
  private void expectStock(LocalEntrega entrega) {
    var expected =
        placed.stream()
            .filter(event -> !cancelled.contains(event.orderId()))
            .flatMap(event -> AnOrder.JSON.readTree(event.json()).at("/data/items").valueStream())
            .collect(
                groupingBy(
                    item -> item.get("sku").asString(),
                    summingLong(item -> item.get("quantity").asLong())));
    var reserved =
        database(entrega, "availability")
            .sql("select sku, reserved from stock where reserved > 0")
            .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(reserved).isEqualTo(expected);
  }

  /** The provider has what each order was said to cost, and of a cancelled one nothing. */
  private void expectMoney(LocalEntrega entrega) {
    var expected =
        database(entrega, "status")
            .sql("select order_id, total_cents from orders")
            .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
            .stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    order -> cancelled.contains(order.getKey()) ? 0 : order.getValue()));
    var ledger = entrega.sandbox().ledger();
    assertThat(ledger)
        .hasSize(placed.size())
        .allSatisfy((orderId, account) ->
            assertThat(kept(account)).as(orderId).isEqualTo(expected.get(orderId)));
    assertThat(expected).hasSameSizeAs(ledger);
  }

  private static long kept(Account account) {
    return account.capturedCents() - account.refundedCents();
  }

  /** No mail came twice, and each one that was sent came. */
  private static void expectEachMessageOnce(LocalEntrega entrega) throws Exception {
    assertThat(mailsReceived(entrega)).isEqualTo(sent(entrega, "EMAIL")).isPositive();
    assertThat(sent(entrega, "SMS")).isPositive();
    assertThat(
            number(
                entrega,
                "notifier",
                "select count(*) from notification where outcome not in ('SENT', 'LATE')"))
        .as("neither sent nor overtaken")
        .isZero();
  }

  private static long sent(LocalEntrega entrega, String channel) {
    return database(entrega, "notifier")
        .sql("select count(*) from notification where outcome = 'SENT' and channel = ?")
        .param(channel)
        .query(Long.class)
        .single();
  }

  private static long mailsReceived(LocalEntrega entrega) throws Exception {
    return new InboxApi(entrega.inbox()).received();
  }

  private static long number(LocalEntrega entrega, String service, String sql) {
    return database(entrega, service).sql(sql).query(Long.class).single();
  }

  private static JdbcClient database(LocalEntrega entrega, String service) {
    return entrega.services().named(service).context().getBean(JdbcClient.class);
  }

  private static List<Event> events(String file) {
    return Files.isDirectory(REAL) ? Event.in(REAL.resolve(file)) : List.of();
  }
}
