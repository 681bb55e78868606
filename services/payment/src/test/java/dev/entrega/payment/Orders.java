package dev.entrega.payment;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.testing.EmptyDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders and a database for tests. */
final class Orders {

  static final Money TEN = new Money(1000, "BRL");

  private Orders() {}

  static Task<ChargeOrder> asked(String orderId, String token) {
    return asked(orderId, token, 1000);
  }

  static Task<ChargeOrder> asked(String orderId, String token, long cents) {
    ChargeOrder input =
        new ChargeOrder(cents, "BRL", "c1", new ChargeOrder.Payment("boleto", 1, null));
    return new Task<>(token, "charge", 1, orderId, "arn", input);
  }

  static ProviderEvent approved(String orderId, String chargeId) {
    return new ProviderEvent(
        "e-" + chargeId, orderId, TEN, chargeId, new Decision.Approved(chargeId));
  }

  static ProviderEvent declined(String orderId, String chargeId) {
    return new ProviderEvent(
        "d-" + chargeId, orderId, TEN, chargeId, new Decision.Declined(chargeId, "no_funds"));
  }

  /** A database of its own, with the service's tables. */
  static HikariDataSource database() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(EmptyDatabase.url());
    config.setMinimumIdle(1);
    HikariDataSource database = new HikariDataSource(config);
    Flyway.configure().dataSource(database).locations("classpath:db/payment").load().migrate();
    return database;
  }

  /** The answer that is marked, and whether one is due. */
  static String answerOf(JdbcClient jdbc, String orderId) {
    return jdbc.sql(
            "select coalesce(answer, 'none') || case when due_at is null then '' else ', due' end"
                + " from charges where order_id = ?")
        .param(orderId)
        .query(String.class)
        .single();
  }
}
