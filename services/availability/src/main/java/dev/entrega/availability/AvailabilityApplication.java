package dev.entrega.availability;

import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.StockCounted;
import dev.entrega.messaging.tasks.TaskQueue;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps stock, and promises it to orders: all items of an order, or none. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(AvailabilitySettings.class)
public class AvailabilityApplication {

  /** Starts the service; its settings are in {@code availability.yaml}. */
  public static void main(String... args) {
    new SpringApplicationBuilder(AvailabilityApplication.class)
        .properties("spring.config.name=availability")
        .run(args);
  }

  @Bean
  Stock stock(JdbcTemplate jdbc, MeterRegistry meters) {
    return new Stock(jdbc, meters);
  }

  @Bean
  Reservations reservations(
      Stock stock, JdbcTemplate jdbc, TransactionTemplate transactions, MeterRegistry meters) {
    return new Reservations(stock, jdbc, transactions, meters);
  }

  @Bean
  Releases releases(
      Stock stock, JdbcTemplate jdbc, TransactionTemplate transactions, MeterRegistry meters) {
    return new Releases(stock, jdbc, transactions, meters);
  }

  @Bean
  EventConsumer<StockCounted> stockCounts(Stock stock, AvailabilitySettings settings) {
    return new EventConsumer<>(
        Topology.AVAILABILITY_STOCK_COUNTS,
        Topology.INVENTORY,
        List.of(StockCounted.class),
        settings.countsAtOnce(),
        stock::on);
  }

  @Bean
  TaskQueue availabilityTasks(Reservations reservations, Releases releases) {
    return TaskQueue.named(Topology.AVAILABILITY_TASKS)
        .on("reserve", ReserveItems.class, reservations::reserve)
        .on("release", ReleaseItems.class, releases::release);
  }
}
