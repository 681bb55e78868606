package dev.entrega.status;

import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.OrderCancelled;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.topics.StatusConsumer;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Status: changes of status on SNS become the timeline of each order, over HTTP. Beside them stands
 * what carriers and shops said on RabbitMQ when the order had ended.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(StatusSettings.class)
public class StatusApplication {

  /** Starts the service, which ends when it is told to. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(StatusApplication.class)
        .properties("spring.config.name=status")
        .run(args);
  }

  @Bean
  Orders orders(JdbcClient database) {
    return new Orders(database);
  }

  @Bean
  Subscriptions subscriptions(Orders orders, StatusSettings settings, MeterRegistry metrics) {
    return new Subscriptions(orders, settings.heartbeat(), metrics);
  }

  @Bean
  QueueConsumer changesOfStatus(StatusChanges changes, StatusSettings settings) {
    return StatusConsumer.of(Topology.STATUS_ORDER_STATUS, settings.concurrency(), changes::on);
  }

  @Bean
  StatusChanges statusChanges(
      JdbcClient database,
      PlatformTransactionManager transactions,
      Subscriptions subscriptions,
      MeterRegistry metrics) {
    var timelines =
        new Timelines(database, new TransactionTemplate(transactions), InstantSource.system());
    return new StatusChanges(timelines, subscriptions::changed, metrics);
  }

  @Bean
  UpstreamEvents upstreamEvents(JdbcClient database, MeterRegistry metrics) {
    return new UpstreamEvents(database, InstantSource.system(), metrics);
  }

  @Bean
  EventConsumer<DeliveryEvent> deliveries(UpstreamEvents events, StatusSettings settings) {
    return new EventConsumer<>(
        Topology.STATUS_DELIVERIES,
        Topology.DELIVERIES,
        List.of(
            DeliveryDispatched.class,
            DeliveryOutForDelivery.class,
            DeliveryDelivered.class,
            DeliveryFailed.class),
        settings.concurrency(),
        events::onDelivery);
  }

  @Bean
  EventConsumer<OrderCancelled> cancellations(UpstreamEvents events, StatusSettings settings) {
    return new EventConsumer<>(
        Topology.STATUS_CANCELLATIONS,
        Topology.ORDERS,
        List.of(OrderCancelled.class),
        settings.concurrency(),
        events::onCancellation);
  }

  /** Lets {@code /api/orders/a%2Fb} come as far as the answer that says what an order id is. */
  @Bean
  TomcatConnectorCustomizer encodedSlashes() {
    return connector ->
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
  }
}
