package dev.entrega.availability;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.StockCounted;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.testing.EmptyDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** A warehouse of its own for one test, with an empty database. */
final class Warehouse implements AutoCloseable {

  private static final OffsetDateTime DAY_ONE = OffsetDateTime.parse("2026-11-01T08:00:00-03:00");

  private final HikariDataSource pool = new HikariDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(pool);
  private final Stock stock;
  private final Reservations reservations;
  private final Releases releases;
  private final AtomicReference<Runnable> beforeCommit = new AtomicReference<>(() -> {});

  Warehouse() {
    pool.setJdbcUrl(EmptyDatabase.url());
    pool.setMaximumPoolSize(8);
    Flyway.configure().dataSource(pool).locations("classpath:db/availability").load().migrate();

    var meters = new SimpleMeterRegistry();
    stock = new Stock(jdbc, meters);
    var transactions = new Interrupted(pool);
    reservations = new Reservations(stock, jdbc, transactions, meters);
    releases = new Releases(stock, jdbc, transactions, meters);
  }

  static ReserveItems.Item item(String sku, long quantity) {
    return new ReserveItems.Item(sku, quantity);
  }

  Warehouse counted(String sku, long onHand) {
    return counted(sku, onHand, 0);
  }

  Warehouse counted(String sku, long onHand, int days) {
    stock.on(
        new CloudEvent<>(
            UUID.randomUUID().toString(),
            "/warehouse",
            "stock.counted",
            DAY_ONE.plusDays(days),
            null,
            new StockCounted(sku, onHand),
            JsonNodeFactory.instance.objectNode()));
    return this;
  }

  Availability reserve(String orderId, ReserveItems.Item... items) {
    return reserve(orderId, List.of(items));
  }

  Availability reserve(String orderId, List<ReserveItems.Item> items) {
    return answer(orderId, reserving(orderId, items));
  }

  /** The same, whatever comes of it. */
  TaskOutcome<Availability> reserving(String orderId, List<ReserveItems.Item> items) {
    return reservations.reserve(task("reserve", orderId, new ReserveItems(items)));
  }

  boolean release(String orderId) {
    return answer(orderId, releases.release(task("release", orderId, new ReleaseItems())))
        .released();
  }

  /** Does something in the middle of the next transaction, which has then done all but commit. */
  void beforeNextCommit(Runnable action) {
    beforeCommit.set(action);
  }

  /** Returns when some statement waits for another one's row. */
  void awaitBlocked() {
    var blocked =
        pool.getJdbcUrl().startsWith("jdbc:h2:")
            ? "select count(*) from information_schema.sessions where blocker_id is not null"
            : "select count(*) from pg_locks where not granted";
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> jdbc.queryForObject(blocked, Long.class), count -> count > 0);
  }

  private static <I> Task<I> task(String name, String orderId, I input) {
    return new Task<>("token " + UUID.randomUUID(), name, 1, orderId, "arn:" + orderId, input);
  }

  private static <O> O answer(String orderId, TaskOutcome<O> outcome) {
    if (outcome instanceof TaskOutcome.Succeeded<O>(var answer)) {
      return answer;
    }
    throw new AssertionError(
        "Expected an answer for order %s, but it was %s".formatted(orderId, outcome));
  }

  long onHand(String sku) {
    return number("select on_hand from stock where sku = ?", sku);
  }

  long reserved(String sku) {
    return number("select reserved from stock where sku = ?", sku);
  }

  /** What the orders' own rows say is reserved, whatever the stock's row says. */
  long promised(String sku) {
    return number(
        "select coalesce(sum(quantity), 0) from reservation_item"
            + " join reservation using (order_id) where state = 'RESERVED' and sku = ?",
        sku);
  }

  private long number(String sql, String sku) {
    return jdbc.queryForList(sql, Long.class, sku).getFirst();
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Transactions that a test can look into. */
  private final class Interrupted extends TransactionTemplate {

    private static final long serialVersionUID = 1L;

    Interrupted(DataSource pool) {
      super(new JdbcTransactionManager(pool));
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      return super.execute(status -> {
        var result = action.doInTransaction(status);
        beforeCommit.getAndSet(() -> {}).run();
        return result;
      });
    }
  }
}
