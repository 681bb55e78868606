package dev.entrega.courier;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.testing.EmptyDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** A courier of its own for one test, with an empty database. */
final class Depot implements AutoCloseable {

  static final OffsetDateTime DAY_ONE = OffsetDateTime.parse("2026-11-01T08:00:00-03:00");

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  final World world;
  final JdbcClient database;
  private final HikariDataSource pool = new HikariDataSource();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Shipments shipments;
  private final Tombstones tombstones;
  private final Settlement settlement;
  private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

  Depot(World world) {
    this(world, Duration.ZERO);
  }

  Depot(World world, Duration patience) {
    this.world = world;
    pool.setJdbcUrl(EmptyDatabase.url());
    pool.setMaximumPoolSize(8);
    Flyway.configure().dataSource(pool).locations("classpath:db/courier").load().migrate();
    database = JdbcClient.create(pool);
    shipments = new Shipments(database, () -> now, patience);
    tombstones = new Tombstones(database, () -> now);
    settlement = another();
  }

  /** One more process that settles what lies in the same database. */
  Settlement another() {
    var settings = new CourierSettings(1, Duration.ZERO, 4, LEASE, PAUSE, Duration.ofSeconds(2), 4);
    return new Settlement(shipments, new Steps(world, world, meters), settings);
  }

  /** A courier that settles at once, on the caller's thread. */
  Courier courier() {
    return waking(settlement::settle);
  }

  Courier waking(Consumer<String> wake) {
    return new Courier(shipments, tombstones, wake, meters);
  }

  Withdrawals withdrawals() {
    return withdrawals(settlement);
  }

  Withdrawals withdrawals(Settlement settlement) {
    return new Withdrawals(shipments, tombstones, settlement::settle, meters);
  }

  /** A courier that crashes as soon as it has written down what came in. */
  Courier forgetful() {
    return waking(_ -> {});
  }

  Settlement settlement() {
    return settlement;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** Lets leases and pauses run out and sweeps until nothing is left. */
  void sweepToTheEnd() {
    while (unsettled() > 0) {
      pass(LEASE);
      settlement.sweep();
    }
  }

  long unsettled() {
    return database
        .sql("select count(*) from shipment where settle_at is not null")
        .query(Long.class)
        .single();
  }

  static CloudEvent<DeliveryEvent> dispatched(String orderId, int day) {
    return event("delivery.dispatched", new DeliveryDispatched(orderId), day);
  }

  static CloudEvent<DeliveryEvent> outForDelivery(String orderId, int day) {
    return event("delivery.out-for-delivery", new DeliveryOutForDelivery(orderId), day);
  }

  static CloudEvent<DeliveryEvent> delivered(String orderId, int day) {
    return event("delivery.delivered", new DeliveryDelivered(orderId), day);
  }

  static CloudEvent<DeliveryEvent> failed(String orderId, int day) {
    return event("delivery.failed", new DeliveryFailed(orderId, "nobody at home"), day);
  }

  static Instant day(int day) {
    return DAY_ONE.plusDays(day).toInstant();
  }

  static Task<Recipient> track(String orderId, String token) {
    return task("track", orderId, token);
  }

  static Task<Recipient> withdraw(String orderId) {
    return task("withdraw", orderId, "cancellation of " + orderId);
  }

  private static Task<Recipient> task(String task, String orderId, String token) {
    var input = new Recipient("customer of " + orderId, "pt-BR");
    return new Task<>(token, task, 1, orderId, "arn:" + orderId, input);
  }

  private static CloudEvent<DeliveryEvent> event(String type, DeliveryEvent data, int day) {
    return new CloudEvent<>(
        UUID.randomUUID().toString(),
        "/carrier",
        type,
        DAY_ONE.plusDays(day),
        null,
        data,
        JsonNodeFactory.instance.objectNode());
  }

  @Override
  public void close() {
    settlement.close();
    pool.close();
  }
}
