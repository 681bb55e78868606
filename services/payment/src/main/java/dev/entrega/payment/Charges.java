package dev.entrega.payment;

import static dev.entrega.payment.ChargeRow.COLUMNS;
import static dev.entrega.payment.ChargeRow.at;
import static dev.entrega.payment.ChargeRow.lines;
import static dev.entrega.payment.ChargeRow.reason;
import static dev.entrega.payment.ChargeRow.state;

import dev.entrega.messaging.tasks.TaskAnswers.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps charges in the database. Each method is one statement and durable when it returns; two that
 * change the same charge at once are told apart by its version.
 */
final class Charges {

  private final JdbcClient jdbc;

  Charges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a charge that nobody asked for before; false if there is one for the order.
   *
   * @param askAt when the provider shall be asked about it, if it has not spoken until then
   */
  boolean open(Charge charge, Instant now, Instant askAt) {
    return 1
        == jdbc.sql(
                """
                insert into charges (order_id, task_tokens, amount_cents, currency, customer_id,
                  state, requested_at, ask_at, version)
                values (?, ?, ?, ?, ?, 'REQUESTED', ?, ?, 0)
                on conflict do nothing
                """)
            .param(charge.orderId())
            .param(lines(charge))
            .param(charge.amount().cents())
            .param(charge.amount().currency())
            .param(charge.customerId())
            .param(at(now))
            .param(at(askAt))
            .update();
  }

  Optional<Charge> find(String orderId) {
    return jdbc.sql("select " + COLUMNS + " from charges where order_id = ?")
        .param(orderId)
        .query(ChargeRow::read)
        .optional();
  }

  /** Stores the tokens; false if somebody changed the charge since it was read. */
  boolean keepTokens(Charge charge) {
    return 1
        == jdbc.sql(
                """
                update charges set task_tokens = ?, version = version + 1
                where order_id = ? and version = ?
                """)
            .param(lines(charge))
            .param(charge.orderId())
            .param(charge.version())
            .update();
  }

  /** Stores the provider's id, unless the webhook was faster and brought it. */
  void created(String orderId, String chargeId) {
    jdbc.sql(
            """
            update charges set charge_id = ?, version = version + 1
            where order_id = ? and charge_id is null
            """)
        .param(chargeId)
        .param(orderId)
        .update();
  }

  /**
   * Stores the decision; false if somebody changed the charge since it was read.
   *
   * @param eventId the event that brought it, or null if it came with the response
   * @param dueAt when the sweeper shall answer, or null if the caller's message comes again
   */
  boolean decide(Charge charge, @Nullable String eventId, Instant now, @Nullable Instant dueAt) {
    Decision decision = charge.decision();
    if (decision == null) {
      throw new IllegalStateException(
          "Expected a decision on order %s, but there is none".formatted(charge.orderId()));
    }
    return 1
        == jdbc.sql(
                """
                update charges set state = ?, charge_id = coalesce(?, charge_id), reason = ?,
                  event_id = ?, decided_at = ?, due_at = ?, ask_at = null, version = version + 1
                where order_id = ? and version = ?
                """)
            .param(state(decision))
            .param(decision.chargeId())
            .param(reason(decision))
            .param(eventId)
            .param(at(now))
            .param(dueAt == null ? null : at(dueAt))
            .param(charge.orderId())
            .param(charge.version())
            .update();
  }

  /** Marks that the workflow has its answer; the first mark stays. */
  void answered(String orderId, Answer answer) {
    jdbc.sql(
            """
            update charges set answer = ?, due_at = null, version = version + 1
            where order_id = ? and due_at is not null
            """)
        .param(answer.name())
        .param(orderId)
        .update();
  }

  /** Decided charges whose answer is due, the longest waiting first. */
  List<Charge> due(Instant now, int limit) {
    return jdbc.sql("select " + COLUMNS + " from charges where due_at <= ? order by due_at limit ?")
        .param(at(now))
        .param(limit)
        .query(ChargeRow::read)
        .list();
  }

  /** Puts the answer off, so that one sweeper gives it; false if another was faster. */
  boolean claim(Charge charge, Instant nextDueAt) {
    return 1
        == jdbc.sql(
                """
                update charges set due_at = ?, version = version + 1
                where order_id = ? and version = ? and due_at is not null
                """)
            .param(at(nextDueAt))
            .param(charge.orderId())
            .param(charge.version())
            .update();
  }

  /** Charges that the provider is to be asked about, the longest waiting first. */
  List<Overdue> overdue(Instant now, int limit) {
    return jdbc.sql(
            "select asked, " + COLUMNS + " from charges where ask_at <= ? order by ask_at limit ?")
        .param(at(now))
        .param(limit)
        .query((row, number) -> new Overdue(ChargeRow.read(row, number), row.getInt("asked")))
        .list();
  }

  /**
   * Puts asking off, so that one asks, or ends it; false if somebody changed the charge since it
   * was read.
   */
  boolean askAt(Charge charge, @Nullable Instant next) {
    return 1
        == jdbc.sql(
                """
                update charges set ask_at = ?, asked = asked + 1, version = version + 1
                where order_id = ? and version = ? and ask_at is not null
                """)
            .param(next == null ? null : at(next))
            .param(charge.orderId())
            .param(charge.version())
            .update();
  }

  /**
   * A charge on which the provider has been silent for long.
   *
   * @param asked how often the provider was asked
   */
  record Overdue(Charge charge, int asked) {}
}
