package dev.entrega.scenarios;

import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_APPROVED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.scenarios.AnOrder.anOrder;
import static dev.entrega.scenarios.Scenario.DELIVERED_IN_ALL_STEPS;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An order event goes in, a delivered order comes out. */
@OnAllParts
class DeliveredOrdersTest {

  private static final Path SAMPLES = Path.of("..", "samples");
  private static final int REAL_ORDERS = 100;

  private final Scenario scenario;

  DeliveredOrdersTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @Test
  void an_order_goes_through_every_step() throws Exception {
    scenario
        .place(anOrder())
        .expectStatuses(RECEIVED, CONFIRMED, PAYMENT_APPROVED)
        .expectTotal(2100)
        .andTheCarrierDelivers()
        .expectStatuses(DELIVERED_IN_ALL_STEPS);

    scenario.expectNothingPutAside();
  }

  @Test
  void a_delivery_that_is_known_before_the_order_is_not_lost() throws Exception {
    var order = anOrder();
    scenario.publishAndSettle(order.delivered());

    scenario.place(order).expectStatuses(DELIVERED_IN_ALL_STEPS);
  }

  @Test
  void the_same_events_once_more_change_nothing_and_tell_nobody() throws Exception {
    var order = anOrder();
    var events = new ArrayList<Event>();
    events.addAll(order.stocked());
    events.add(order.placed());
    events.addAll(order.delivered());
    try (var announcements = new Announcements(scenario.entrega())) {
      // One after the other: queues are read side by side, and the order must not outrun its stock.
      scenario.publishAndSettle(order.stocked());
      scenario.publishAndSettle(order.delivered());
      scenario.publishAndSettle(List.of(order.placed()));
      scenario.expectDelivered(Set.of(order.id()));
      scenario.awaitNothingUnderWay();
      assertThat(announcements.since(order.id())).containsExactlyInAnyOrder(DELIVERED_IN_ALL_STEPS);
      var before = scenario.traces();

      scenario.publishAndSettle(events);

      scenario.awaitNothingUnderWay();
      assertThat(announcements.since(order.id())).isEmpty();
      assertThat(scenario.traces()).isEqualTo(before);
    }
    scenario.expectNothingPutAside();
  }

  @Test
  void every_sample_order_is_delivered() throws Exception {
    var placed = Event.in(SAMPLES.resolve("orders.jsonl"));
    scenario.publishAndSettle(Event.in(SAMPLES.resolve("stock.jsonl")));
    scenario.publishAndSettle(placed);
    scenario.publishAndSettle(Event.in(SAMPLES.resolve("deliveries.jsonl")));

    assertThat(placed).hasSize(50);
    scenario.expectDelivered(placed.stream().map(Event::orderId).toList());
    scenario.expectNothingPutAside();
  }

  @Test
  void real_orders_end_as_their_deliveries_say() throws Exception {
    RealOrders.assumeThere();
    var placed = RealOrders.placed().subList(0, REAL_ORDERS);
    var deliveries = RealOrders.deliveries(placed.stream().map(Event::orderId).collect(toSet()));

    scenario.publishAndSettle(RealOrders.countsFor(placed));
    scenario.publishAndSettle(placed);
    scenario.publishAndSettle(deliveries);

    var delivered =
        deliveries.stream()
            .filter(event -> event.type().equals("delivery.delivered"))
            .map(Event::orderId)
            .toList();
    assertThat(delivered).hasSizeGreaterThan(REAL_ORDERS / 2);
    scenario.expectDelivered(delivered);
    scenario.expectNothingPutAside();
  }
}
