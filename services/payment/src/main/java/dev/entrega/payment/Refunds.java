package dev.entrega.payment;

import static dev.entrega.payment.ChargeRow.at;

import dev.entrega.payment.Refund.Repayment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps closed orders in the database. Each method is one statement, or two that may be repeated,
 * and durable when it returns.
 *
 * <p>No order is charged behind its refund's back, because each side writes its own row before it
 * reads the other's: a charge is stored, then looks whether its order is closed, then goes to the
 * provider, then looks again; an order is closed, then its charge is read. Whichever came second
 * sees the first.
 */
final class Refunds {

  private static final String COLUMNS =
      "order_id, customer_id, locale, closed_at, refund_id, amount_cents, currency, refunded_at,"
          + " told, attempts, version";

  private final JdbcClient jdbc;

  Refunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Closes an order, unless it is closed; {@code dueAt} is when the sweeper shall go on with it.
   */
  void open(Refund refund, Instant dueAt) {
    jdbc.sql(
            """
            insert into refunds (order_id, customer_id, locale, closed_at, due_at, attempts, version)
            values (?, ?, ?, ?, ?, 0, 0)
            on conflict do nothing
            """)
        .param(refund.orderId())
        .param(refund.customerId())
        .param(refund.locale())
        .param(at(refund.closedAt()))
        .param(at(dueAt))
        .update();
  }

  Optional<Refund> find(String orderId) {
    return jdbc.sql("select " + COLUMNS + " from refunds where order_id = ?")
        .param(orderId)
        .query(Refunds::read)
        .optional();
  }

  /** Whether an order is closed. */
  boolean contains(String orderId) {
    return jdbc.sql("select 1 from refunds where order_id = ?")
        .param(orderId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Has the sweeper look once more at an order that is closed, because something new is known of
   * it; false if the order is open.
   */
  boolean wake(String orderId, Instant now) {
    if (!contains(orderId)) {
      return false;
    }
    jdbc.sql(
            """
            update refunds set due_at = ?, attempts = 0, version = version + 1
            where order_id = ? and not told
            """)
        .param(at(now))
        .param(orderId)
        .update();
    return true;
  }

  /** Stores what went back; false if somebody changed the refund since it was read. */
  boolean repaid(Refund refund, Repayment repayment, Instant dueAt) {
    return 1
        == jdbc.sql(
                """
                update refunds set refund_id = ?, amount_cents = ?, currency = ?, refunded_at = ?,
                  due_at = ?, version = version + 1
                where order_id = ? and version = ?
                """)
            .param(repayment.refundId())
            .param(repayment.amount().cents())
            .param(repayment.amount().currency())
            .param(at(repayment.at()))
            .param(at(dueAt))
            .param(refund.orderId())
            .param(refund.version())
            .update();
  }

  /** Marks that everybody was told; nothing is left to do then. */
  void told(String orderId) {
    jdbc.sql(
            """
            update refunds set told = true, due_at = null, version = version + 1
            where order_id = ? and not told
            """)
        .param(orderId)
        .update();
  }

  /** Leaves an order that has nothing to be given back, unless somebody changed it. */
  void rest(Refund refund) {
    jdbc.sql(
            """
            update refunds set due_at = null, version = version + 1
            where order_id = ? and version = ?
            """)
        .param(refund.orderId())
        .param(refund.version())
        .update();
  }

  /** Those that somebody must go on with, the longest waiting first. */
  List<Refund> due(Instant now, int limit) {
    return jdbc.sql("select " + COLUMNS + " from refunds where due_at <= ? order by due_at limit ?")
        .param(at(now))
        .param(limit)
        .query(Refunds::read)
        .list();
  }

  /** Puts it off, so that one sweeper goes on with it; false if another was faster. */
  boolean claim(Refund refund, Instant nextDueAt) {
    return 1
        == jdbc.sql(
                """
                update refunds set due_at = ?, attempts = attempts + 1, version = version + 1
                where order_id = ? and version = ? and due_at is not null
                """)
            .param(at(nextDueAt))
            .param(refund.orderId())
            .param(refund.version())
            .update();
  }

  private static Refund read(ResultSet row, int number) throws SQLException {
    return new Refund(
        row.getString("order_id"),
        row.getString("customer_id"),
        row.getString("locale"),
        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
        repayment(row),
        row.getBoolean("told"),
        row.getInt("attempts"),
        row.getInt("version"));
  }

  private static @Nullable Repayment repayment(ResultSet row) throws SQLException {
    String refundId = row.getString("refund_id");
    return refundId == null
        ? null
        : new Repayment(
            refundId,
            new Money(row.getLong("amount_cents"), row.getString("currency")),
            row.getObject("refunded_at", OffsetDateTime.class).toInstant());
  }
}
