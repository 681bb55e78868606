package dev.entrega.courier;

import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.tasks.TaskAnswers;
import dev.entrega.messaging.tasks.TaskQueue;
import dev.entrega.messaging.topology.StatusTopic;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Matches what carriers say with the orders that wait for it. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(CourierSettings.class)
public class CourierApplication {

  /** Starts the service; its settings are in {@code courier.yaml}. */
  public static void main(String... args) {
    new SpringApplicationBuilder(CourierApplication.class)
        .properties("spring.config.name=courier")
        .run(args);
  }

  @Bean
  InstantSource time() {
    return InstantSource.system();
  }

  @Bean
  Shipments shipments(JdbcClient database, InstantSource time, CourierSettings settings) {
    return new Shipments(database, time, settings.patience());
  }

  @Bean
  Tombstones tombstones(JdbcClient database, InstantSource time) {
    return new Tombstones(database, time);
  }

  @Bean
  Steps steps(StatusTopic topic, TaskAnswers answers, MeterRegistry meters) {
    return new Steps(topic, answers, meters);
  }

  @Bean
  Settlement settlement(Shipments shipments, Steps steps, CourierSettings settings) {
    return new Settlement(shipments, steps, settings);
  }

  @Bean
  SchedulingConfigurer sweeps(Settlement settlement, CourierSettings settings) {
    return tasks -> tasks.addFixedDelayTask(settlement::sweep, settings.sweepEvery());
  }

  @Bean
  Courier courier(
      Shipments shipments, Tombstones tombstones, Settlement settlement, MeterRegistry meters) {
    return new Courier(shipments, tombstones, settlement::wake, meters);
  }

  @Bean
  Withdrawals withdrawals(
      Shipments shipments, Tombstones tombstones, Settlement settlement, MeterRegistry meters) {
    return new Withdrawals(shipments, tombstones, settlement::settle, meters);
  }

  @Bean
  EventConsumer<DeliveryEvent> deliveries(Courier courier, CourierSettings settings) {
    return new EventConsumer<>(
        Topology.COURIER_DELIVERIES,
        Topology.DELIVERIES,
        List.of(
            DeliveryDispatched.class,
            DeliveryOutForDelivery.class,
            DeliveryDelivered.class,
            DeliveryFailed.class),
        settings.eventsAtOnce(),
        courier::on);
  }

  @Bean
  TaskQueue courierTasks(Courier courier, Withdrawals withdrawals) {
    return TaskQueue.named(Topology.COURIER_TASKS)
        .on("track", Recipient.class, courier::track)
        .on("withdraw", Recipient.class, withdrawals::withdraw);
  }
}
