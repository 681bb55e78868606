package dev.entrega.scenarios;

import static dev.entrega.messaging.orders.OrderStatus.CANCELLED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_APPROVED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.local.launcher.provider.Account;
import dev.entrega.messaging.orders.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Real orders, as they were placed, taken back and delivered; then everything once more. At the end
 * stock, money, timelines and what customers were told agree with the orders. Every eighth of them,
 * and those that were taken back; {@code -Pchaos} takes all.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealOrdersTest {

  private static final int EACH = Boolean.getBoolean("entrega.chaos") ? 1 : 8;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** What the folder's own description says. */
  private static final Map<OrderStatus, Long> OF_ALL =
      Map.of(DELIVERED, 2_410L, CANCELLED, 7L, DISPATCHED, 36L, PAYMENT_APPROVED, 19L);

  private static final String TRACKED =
      "select count(*) from shipment where task_token is not null and withdrawn_at is null";
  private static final String DUE = "select count(*) from conversation where due_at is not null";

  private final List<Event> counts = RealOrders.counts();
  private final List<Event> cancellations = RealOrders.cancellations();
  private final Set<String> cancelled = orders(cancellations.stream());
  private final List<Event> placed = chosen(RealOrders.placed());
  private final List<Event> deliveries = RealOrders.deliveries(orders(placed.stream()));
  private final Map<OrderStatus, Long> expectedEnds = expectedEnds();

  @Test
  void they_end_as_they_really_did_and_a_second_publication_changes_nothing() throws Exception {
    RealOrders.assumeThere();
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
        .until(() -> status.count(DELIVERED) == expectedEnds.getOrDefault(DELIVERED, 0L));
    scenario.awaitNothingUnderWay();
    await().atMost(PATIENCE).until(() -> number(entrega, "notifier", DUE) == 0);
  }

  private static long cancelledSoFar(StatusApi status) throws Exception {
    return status.count(CANCELLED);
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
    for (var end : expectedEnds.entrySet()) {
      assertThat(status.count(end.getKey())).as("%s", end.getKey()).isEqualTo(end.getValue());
    }
    if (EACH == 1) {
      assertThat(expectedEnds).isEqualTo(OF_ALL);
    }
    var late = 0;
    for (var id : cancelled) {
      late += status.lateEvents(id).size();
    }
    assertThat(late).as("late events").isEqualTo(3);
  }

  /** Where each order is in the end, by what happened to it. */
  private Map<OrderStatus, Long> expectedEnds() {
    var dispatched = orders(deliveries.stream().filter(is("delivery.dispatched")));
    var delivered = orders(deliveries.stream().filter(is("delivery.delivered")));
    return placed.stream()
        .map(Event::orderId)
        .collect(
            groupingBy(
                order ->
                    cancelled.contains(order)
                        ? CANCELLED
                        : delivered.contains(order)
                            ? DELIVERED
                            : dispatched.contains(order) ? DISPATCHED : PAYMENT_APPROVED,
                counting()));
  }

  private static Predicate<Event> is(String type) {
    return event -> event.type().equals(type);
  }

  /** Reserved is what the orders have that were not taken back, article by article. */
  private void expectStock(LocalEntrega entrega) {
    var expected =
        placed.stream()
            .filter(event -> !cancelled.contains(event.orderId()))
            .flatMap(Event::items)
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

  private List<Event> chosen(List<Event> all) {
    return IntStream.range(0, all.size())
        .filter(index -> index % EACH == 0 || cancelled.contains(all.get(index).orderId()))
        .mapToObj(all::get)
        .toList();
  }

  private static Set<String> orders(Stream<Event> events) {
    return events.map(Event::orderId).collect(toSet());
  }
}
