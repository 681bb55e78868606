package dev.entrega.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.topology.Topology;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Says what happens to the running system from outside, and what shall be seen: a stimulus, what
 * others do, the outcome, each with a bound.
 *
 * <pre>{@code
 * scenario.place(anOrder()).andTheCarrierDelivers().expectStatuses(RECEIVED, …, DELIVERED);
 * }</pre>
 */
final class Scenario {

  static final OrderStatus[] DELIVERED_IN_ALL_STEPS = {
    OrderStatus.RECEIVED,
    OrderStatus.CONFIRMED,
    OrderStatus.PAYMENT_APPROVED,
    OrderStatus.DISPATCHED,
    OrderStatus.OUT_FOR_DELIVERY,
    OrderStatus.DELIVERED
  };

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** It takes seconds for an order, one after the other. */
  private static final Duration PATIENCE_WITH_LOCALSTACK = Duration.ofMinutes(10);

  private static final List<String> CONSUMED =
      List.of(
          Topology.BRIDGE_ORDERS,
          Topology.BRIDGE_CANCELLATIONS,
          Topology.COURIER_DELIVERIES,
          Topology.STATUS_DELIVERIES,
          Topology.STATUS_CANCELLATIONS,
          Topology.AVAILABILITY_STOCK_COUNTS,
          Topology.NOTIFIER_ORDERS,
          Topology.CHATBOT_ORDERS,
          Topology.CHATBOT_QUESTIONS);

  private final LocalEntrega entrega;
  private final Upstream upstream;
  private final Unsettled unsettled;
  private final StatusApi status;
  private final Duration patience;

  Scenario(LocalEntrega entrega, Upstream upstream, Unsettled unsettled) {
    this(entrega, upstream, unsettled, PATIENCE);
  }

  private Scenario(
      LocalEntrega entrega, Upstream upstream, Unsettled unsettled, Duration patience) {
    this.entrega = entrega;
    this.upstream = upstream;
    this.unsettled = unsettled;
    this.status = new StatusApi(entrega.web());
    this.patience = patience;
  }

  /** The same for a system whose AWS is LocalStack. */
  Scenario withLocalStack() {
    return new Scenario(entrega, upstream, unsettled, PATIENCE_WITH_LOCALSTACK);
  }

  /** Counts enough stock for the order, and places it. */
  PlacedOrder place(AnOrder order) throws Exception {
    publishAndSettle(order.stocked());
    upstream.publish(List.of(order.placed()));
    return new PlacedOrder(order);
  }

  /** Publishes and returns when the broker has taken all of them. */
  void publish(List<Event> events) throws Exception {
    upstream.publish(events);
  }

  /** Publishes and returns when every consumer has settled what was sent. */
  void publishAndSettle(List<Event> events) throws Exception {
    upstream.publish(events);
    await()
        .atMost(patience)
        .untilAsserted(() -> {
          assertThat(unsettled.in(CONSUMED)).as("unsettled in %s", CONSUMED).isZero();
        });
  }

  /** What a shop could send by mistake, under the key of a placed order. */
  void sendToTheBridge(String contentType, byte[] body) throws Exception {
    upstream.publish(Topology.ORDERS, "order.placed", contentType, body);
  }

  /** The message that was parked last is taken out; its reason must contain the words. */
  void expectParked(String queue, String... words) throws Exception {
    var message =
        await()
            .atMost(patience)
            .until(() -> upstream.take(Topology.parked(queue)), parked -> parked != null);
    var headers = message.getProps().getHeaders();
    assertThat(headers).containsKeys("x-parked-reason", "x-parked-at", "x-attempts");
    assertThat(headers.get("x-parked-reason")).asString().contains(words);
  }

  /** The same for a message that no reader of placed orders can make anything of. */
  void expectParkedByAllReaders(String... words) throws Exception {
    for (var queue :
        List.of(Topology.BRIDGE_ORDERS, Topology.NOTIFIER_ORDERS, Topology.CHATBOT_ORDERS)) {
      expectParked(queue, words);
    }
  }

  /** The event that was put aside last, because nobody reads such events, is taken out. */
  void expectUnrouted(Event event) throws Exception {
    var message =
        await()
            .atMost(patience)
            .until(() -> upstream.take(Topology.UNROUTED_PARKED), parked -> parked != null);
    assertThat(message.getBody()).asString(UTF_8).isEqualTo(event.json());
    assertThat(message.getEnvelope().getRoutingKey()).isEqualTo(event.type());
  }

  void expectDelivered(Collection<String> orderIds) {
    expectInAll(orderIds, OrderStatus.DELIVERED);
  }

  /** That is the highest step of each of them. */
  void expectInAll(Collection<String> orderIds, OrderStatus last) {
    await()
        .atMost(patience)
        .untilAsserted(() ->
            assertThat(orderIds).allSatisfy(id -> assertThat(status.statuses(id)).endsWith(last)));
  }

  /** These and no others, by rank. */
  void expectStatuses(String orderId, OrderStatus... statuses) {
    await()
        .atMost(patience)
        .untilAsserted(() -> assertThat(status.statuses(orderId)).containsExactly(statuses));
  }

  /** The types of what came after the order had ended. */
  List<String> lateEvents(String orderId) throws Exception {
    return status.lateEvents(orderId);
  }

  /** Nothing lies in a parking queue or in a dead-letter queue. */
  void expectNothingPutAside() throws Exception {
    for (var queue : CONSUMED) {
      assertThat(upstream.waiting(Topology.parked(queue))).as("parked of %s", queue).isZero();
    }
    assertThat(upstream.waiting(Topology.UNROUTED_PARKED)).as("unrouted").isZero();
    assertThat(Traces.deadLetters(entrega)).as("dead letters").isZero();
  }

  /** Returns when no task, no change of status and no delivery waits to be worked off. */
  void awaitNothingUnderWay() {
    await().atMost(patience).untilAsserted(() -> assertThat(Traces.underWay(entrega)).isZero());
  }

  /** What the system has done so far, wherever it leaves a trace. */
  Traces traces() throws Exception {
    return Traces.of(entrega);
  }

  /** The system itself. */
  LocalEntrega entrega() {
    return entrega;
  }

  /** An order that was placed. */
  final class PlacedOrder {

    private final AnOrder order;

    private PlacedOrder(AnOrder order) {
      this.order = order;
    }

    /**
     * The parcel arrives when everybody has heard that it is on its way: courier works events off
     * side by side, and an end that overtakes its beginning is told alone.
     */
    PlacedOrder andTheCarrierDelivers() throws Exception {
      var events = order.delivered();
      upstream.publish(events.subList(0, 2));
      await()
          .atMost(patience)
          .untilAsserted(() ->
              assertThat(status.statuses(order.id()))
                  .contains(OrderStatus.DISPATCHED, OrderStatus.OUT_FOR_DELIVERY));
      upstream.publish(events.subList(2, 3));
      return this;
    }

    /** These and no others, by rank. */
    PlacedOrder expectStatuses(OrderStatus... statuses) {
      Scenario.this.expectStatuses(order.id(), statuses);
      return this;
    }

    /** Returns when nothing of it goes on any more until its carrier speaks. */
    PlacedOrder andCourierWaitsForIt() {
      await().atMost(patience).until(() -> Traces.isTracked(entrega, order.id()));
      return this;
    }

    PlacedOrder expectTotal(long itemsCents) throws Exception {
      var confirmed = status.order(order.id());
      assertThat(confirmed.path("itemsCents").asLong()).isEqualTo(itemsCents);
      assertThat(confirmed.path("totalCents").asLong())
          .isEqualTo(itemsCents + confirmed.path("deliveryCents").asLong());
      return this;
    }
  }
}
