package dev.entrega.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.orders.OrderCancelled;
import dev.entrega.messaging.orders.OrderPlaced;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class BridgeApplicationTest {

  private static final String ARN =
      "arn:aws:states:us-east-1:000000000000:stateMachine:order-delivery";

  @Test
  void the_bridge_reads_placed_orders_with_as_many_in_flight_as_it_is_told() {
    var consumer =
        new BridgeApplication()
            .placedOrders(
                settings(Map.of("bridge.state-machine-arn", ARN, "bridge.concurrency", "7")),
                StubStepFunctions.accepting(),
                new SimpleMeterRegistry());

    assertThat(consumer.queue()).isEqualTo("bridge.orders");
    assertThat(consumer.exchange()).isEqualTo("orders");
    assertThat(consumer.types()).isEqualTo(List.of(OrderPlaced.class));
    assertThat(consumer.concurrency()).isEqualTo(7);
  }

  @Test
  void the_bridge_reads_cancelled_orders_from_a_queue_of_their_own() {
    var consumer =
        new BridgeApplication()
            .cancelledOrders(
                settings(Map.of("bridge.cancellation-state-machine-arn", ARN)),
                StubStepFunctions.accepting(),
                new SimpleMeterRegistry());

    assertThat(consumer.queue()).isEqualTo("bridge.cancellations");
    assertThat(consumer.exchange()).isEqualTo("orders");
    assertThat(consumer.types()).isEqualTo(List.of(OrderCancelled.class));
  }

  @Test
  void the_bridge_does_not_start_without_a_state_machine_for_cancellations() {
    assertThatThrownBy(() ->
            new BridgeApplication()
                .cancelledOrders(
                    settings(Map.of("bridge.state-machine-arn", ARN)),
                    StubStepFunctions.accepting(),
                    new SimpleMeterRegistry()))
        .hasMessage(
            "Expected the setting bridge.cancellation-state-machine-arn to be the ARN of a state"
                + " machine, but it was missing");
  }

  @Test
  void the_bridge_does_not_start_without_a_state_machine() {
    assertThatThrownBy(() ->
            new BridgeApplication()
                .placedOrders(
                    settings(Map.of()), StubStepFunctions.accepting(), new SimpleMeterRegistry()))
        .hasMessage(
            "Expected the setting bridge.state-machine-arn to be the ARN of a state machine,"
                + " but it was missing");
  }

  private static BridgeSettings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("bridge", BridgeSettings.class);
  }
}
