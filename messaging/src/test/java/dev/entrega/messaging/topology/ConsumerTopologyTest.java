package dev.entrega.messaging.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.OrderPlaced;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;

final class ConsumerTopologyTest {

  private final List<Declarable> declared = declare("quorum");

  @Test
  void a_routing_key_is_the_name_of_its_event() {
    assertThat(RoutingKeys.of(OrderPlaced.class)).isEqualTo("order.placed");
    assertThat(RoutingKeys.of(DeliveryOutForDelivery.class)).isEqualTo("delivery.out-for-delivery");
  }

  @Test
  void what_nobody_is_bound_for_goes_to_the_alternate_exchange() {
    assertThat(of(Exchange.class))
        .filteredOn(exchange -> exchange.getName().equals("deliveries"))
        .singleElement()
        .satisfies(exchange -> {
          assertThat(exchange.isDurable()).isTrue();
          assertThat(exchange.getArguments()).containsEntry("alternate-exchange", "unrouted");
        });
  }

  @Test
  void every_queue_is_durable_and_of_the_type_that_was_set() {
    assertThat(of(Queue.class))
        .allSatisfy(queue -> {
          assertThat(queue.isDurable()).isTrue();
          assertThat(queue.getArguments()).containsEntry("x-queue-type", "quorum");
        })
        .extracting(Queue::getName)
        .containsExactly(
            "unrouted.parked",
            "courier.deliveries",
            "courier.deliveries.parked",
            "courier.deliveries.retry.1s",
            "courier.deliveries.retry.10m");
  }

  @Test
  void no_quorum_queue_drops_what_was_delivered_too_often() {
    assertThat(of(Queue.class))
        .hasSize(5)
        .allSatisfy(
            queue -> assertThat(queue.getArguments()).containsEntry("x-delivery-limit", 1_000_000));
  }

  @Test
  void a_classic_queue_knows_no_such_limit() {
    assertThat(declare("classic"))
        .filteredOn(Queue.class::isInstance)
        .hasSize(5)
        .allSatisfy(queue ->
            assertThat(((Queue) queue).getArguments())
                .containsEntry("x-queue-type", "classic")
                .doesNotContainKeys("x-delivery-limit", "x-dead-letter-strategy", "x-overflow"));
  }

  @Test
  void a_retry_queue_gives_its_messages_back_after_a_fixed_time() {
    assertThat(queue(declare("classic"), "courier.deliveries.retry.10m").getArguments())
        .containsOnly(
            entry("x-queue-type", "classic"),
            entry("x-message-ttl", 600_000L),
            entry("x-dead-letter-exchange", ""),
            entry("x-dead-letter-routing-key", "courier.deliveries"));
  }

  @Test
  void a_retry_queue_of_a_cluster_gives_them_back_at_least_once() {
    assertThat(queue(declared, "courier.deliveries.retry.1s").getArguments())
        .containsEntry("x-dead-letter-strategy", "at-least-once")
        .containsEntry("x-overflow", "reject-publish");
  }

  @ParameterizedTest
  @CsvSource({"PT0.15S, 150ms", "PT1S, 1s", "PT90S, 90s", "PT10M, 10m", "PT2H, 2h"})
  void a_retry_queue_is_named_after_its_delay(Duration delay, String text) {
    assertThat(Topology.retry("bridge.orders", delay)).isEqualTo("bridge.orders.retry." + text);
  }

  @Test
  void a_queue_is_bound_for_each_of_its_events() {
    assertThat(of(Binding.class))
        .extracting(Binding::getExchange, Binding::getRoutingKey, Binding::getDestination)
        .containsExactly(
            tuple("unrouted", "", "unrouted.parked"),
            tuple("deliveries", "delivery.out-for-delivery", "courier.deliveries"),
            tuple("deliveries", "delivery.failed", "courier.deliveries"));
  }

  private static List<Declarable> declare(String queueType) {
    return new ConsumerTopology(queueType, List.of(Duration.ofSeconds(1), Duration.ofMinutes(10)))
        .of(
            Topology.COURIER_DELIVERIES,
            Topology.DELIVERIES,
            List.of(DeliveryOutForDelivery.class, DeliveryFailed.class));
  }

  private static Queue queue(List<Declarable> declared, String name) {
    return declared.stream()
        .filter(Queue.class::isInstance)
        .map(Queue.class::cast)
        .filter(queue -> queue.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private <D> List<D> of(Class<D> type) {
    return declared.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
