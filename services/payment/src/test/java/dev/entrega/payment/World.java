package dev.entrega.payment;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Payment between a database, a provider and a topic, with a clock that stands still. Every word to
 * one of these three is a step, and a test may have something happen at any step: another message,
 * or the end of the process.
 */
final class World implements AutoCloseable {

  static final PaymentSettings.Sweep SWEEP =
      new PaymentSettings.Sweep(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          100,
          Duration.ofHours(1),
          Duration.ofDays(14));
  static final PaymentSettings.Inquiry INQUIRY =
      new PaymentSettings.Inquiry(Duration.ofMinutes(15), Duration.ofHours(6));

  final RecordedAnswers answers = new RecordedAnswers();
  final List<StatusChanged> published = new ArrayList<>();
  final FakeProvider provider = new FakeProvider(this::step);
  boolean topicIsDown;
  Instant now = Instant.parse("2026-11-20T12:00:00Z");

  private final HikariDataSource database = Orders.database();
  private final InstantSource time = () -> now;
  final JdbcClient jdbc = JdbcClient.create(new Stepped());
  final Charges charges = new Charges(jdbc);
  final Refunds refunds = new Refunds(jdbc);
  final Cashier cashier = new Cashier(charges, refunds, provider, time, INQUIRY.after());
  final Settlement settlement = new Settlement(charges, refunds, answers, time, SWEEP.grace());
  final Closing closing = new Closing(refunds, charges, provider, this::publish, time, SWEEP);
  final Inquiries inquiries = new Inquiries(charges, refunds, provider, settlement, time, INQUIRY);
  private int steps;
  private int stepOfAction = -1;
  private @Nullable Action action;

  /** Something that happens. */
  @FunctionalInterface
  interface Action {
    void run() throws InterruptedException;
  }

  /** The process has ended. */
  static final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * Has something happen once, right before the given step, which is counted from 1 and from now.
   */
  void at(int step, Action happens) {
    steps = 0;
    stepOfAction = step;
    action = happens;
  }

  /** Whether what was to happen has happened. */
  boolean hasHappened() {
    return action == null;
  }

  /** Nothing happens any more. */
  void calm() {
    action = null;
  }

  TaskOutcome<OrderCharged> charge(String orderId, String token) throws InterruptedException {
    return cashier.charge(Orders.asked(orderId, token));
  }

  TaskOutcome<OrderRefunded> refund(String orderId) throws InterruptedException {
    return closing.refund(
        new Task<>("r-" + orderId, "refund", 1, orderId, "arn", new RefundOrder("c1", "en")));
  }

  /** The customer pays, if the charge can be paid, and the provider says so. */
  void pay(String orderId) {
    if (provider.decide(orderId, new Decision.Approved("ch-" + orderId))) {
      settlement.on(Orders.approved(orderId, "ch-" + orderId));
    }
  }

  /** The customer pays, and the webhook is lost. */
  void payUnheard(String orderId) {
    provider.decide(orderId, new Decision.Approved("ch-" + orderId));
  }

  void sweep() throws InterruptedException {
    settlement.sweep(100);
    closing.sweep(100);
    inquiries.sweep(100);
  }

  /** Lets time pass, and the sweeper with it. */
  void pass(Duration duration) throws InterruptedException {
    now = now.plus(duration);
    sweep();
  }

  private void publish(StatusChanged change) {
    step();
    if (topicIsDown) {
      throw new IllegalStateException("Expected the topic to answer, but it is down");
    }
    published.add(change);
    step();
  }

  private void step() {
    steps++;
    if (action != null && steps == stepOfAction) {
      Action happens = action;
      action = null;
      try {
        happens.run();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Forgets every order. */
  void clear() {
    calm();
    jdbc.sql("delete from charges").update();
    jdbc.sql("delete from refunds").update();
    published.clear();
    provider.clear();
  }

  @Override
  public void close() {
    database.close();
  }

  /** Each statement takes a connection of its own, so taking one is a step. */
  private final class Stepped extends DelegatingDataSource {

    Stepped() {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      step();
      return super.getConnection();
    }
  }
}
