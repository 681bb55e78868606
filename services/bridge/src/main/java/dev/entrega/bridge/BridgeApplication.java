package dev.entrega.bridge;

import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.OrderCancelled;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The bridge: {@code order.placed} and {@code order.cancelled} on RabbitMQ become executions on AWS
 * Step Functions.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(BridgeSettings.class)
public class BridgeApplication {

  /** Starts the bridge, which ends when it is told to. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(BridgeApplication.class)
        .properties("spring.config.name=bridge")
        .run(args);
  }

  @Bean
  EventConsumer<OrderPlaced> placedOrders(
      BridgeSettings settings, SfnClient stepFunctions, MeterRegistry metrics) {
    var executions = new Executions(stepFunctions, settings.orderDelivery());
    var deliveries = new OrderDeliveries(executions, metrics);
    return new EventConsumer<>(
        Topology.BRIDGE_ORDERS,
        Topology.ORDERS,
        List.of(OrderPlaced.class),
        settings.concurrency(),
        deliveries::on);
  }

  @Bean
  EventConsumer<OrderCancelled> cancelledOrders(
      BridgeSettings settings, SfnClient stepFunctions, MeterRegistry metrics) {
    var executions = new Executions(stepFunctions, settings.orderCancellation());
    var cancellations = new OrderCancellations(executions, metrics);
    return new EventConsumer<>(
        Topology.BRIDGE_CANCELLATIONS,
        Topology.ORDERS,
        List.of(OrderCancelled.class),
        settings.concurrency(),
        cancellations::on);
  }
}
