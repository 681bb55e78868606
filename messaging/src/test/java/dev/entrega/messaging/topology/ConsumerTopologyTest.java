package dev.entrega.messaging.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.OrderPlaced;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        .containsExactly("unrouted.parked", "courier.deliveries", "courier.deliveries.parked");
  }

  @Test
  void no_quorum_queue_drops_what_was_delivered_too_often() {
    assertThat(of(Queue.class))
        .hasSize(3)
        .allSatisfy(
            queue -> assertThat(queue.getArguments()).containsEntry("x-delivery-limit", 1_000_000));
  }

  @Test
  void a_classic_queue_knows_no_such_limit() {
    assertThat(declare("classic"))
        .filteredOn(Queue.class::isInstance)
        .hasSize(3)
        .allSatisfy(queue ->
            assertThat(((Queue) queue).getArguments())
                .containsExactly(entry("x-queue-type", "classic")));
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
    return new ConsumerTopology(queueType)
        .of(
            Topology.COURIER_DELIVERIES,
            Topology.DELIVERIES,
            List.of(DeliveryOutForDelivery.class, DeliveryFailed.class));
  }

  private <D> List<D> of(Class<D> type) {
    return declared.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
