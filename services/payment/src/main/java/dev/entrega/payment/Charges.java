package dev.entrega.payment;

import dev.entrega.messaging.tasks.TaskAnswers.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps charges in the database. Each method is one statement and durable when it returns; two that
 * change the same charge at once are told apart by its version.
 */
final class Charges {

  private static final String COLUMNS =
      "order_id, task_tokens, amount_cents, currency, customer_id, state, charge_id, reason,"
          + " version";

  private final JdbcClient jdbc;

  Charges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a charge that nobody asked for before; false if there is one for the order. */
  boolean open(Charge charge, Instant now) {
    return 1
        == jdbc.sql(
                """
                insert into charges (order_id, task_tokens, amount_cents, currency, customer_id,
                  state, requested_at, version)
                values (?, ?, ?, ?, ?, 'REQUESTED', ?, 0)
                on conflict do nothing
                """)
            .param(charge.orderId())
            .param(lines(charge))
            .param(charge.amount().cents())
            .param(charge.amount().currency())
            .param(charge.customerId())
            .param(at(now))
            .update();
  }

  Optional<Charge> find(String orderId) {
    return jdbc.sql("select " + COLUMNS + " from charges where order_id = ?")
        .param(orderId)
        .query(Charges::read)
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
                  event_id = ?, decided_at = ?, due_at = ?, version = version + 1
                where order_id = ? and version = ?
                """)
            .param(state(decision))
            .param(chargeId(decision))
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
        .query(Charges::read)
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

  private static Charge read(ResultSet row, int number) throws SQLException {
    String chargeId = row.getString("charge_id");
    return new Charge(
        row.getString("order_id"),
        row.getString("task_tokens").lines().toList(),
        new Money(row.getLong("amount_cents"), row.getString("currency")),
        row.getString("customer_id"),
        chargeId,
        switch (row.getString("state")) {
          case "APPROVED" -> new Decision.Approved(chargeId);
          case "DECLINED" -> new Decision.Declined(chargeId, row.getString("reason"));
          default -> null;
        },
        row.getInt("version"));
  }

  private static String state(Decision decision) {
    return switch (decision) {
      case Decision.Approved _ -> "APPROVED";
      case Decision.Declined _ -> "DECLINED";
    };
  }

  private static @Nullable String chargeId(Decision decision) {
    return switch (decision) {
      case Decision.Approved(var id) -> id;
      case Decision.Declined(var id, _) -> id;
    };
  }

  private static @Nullable String reason(Decision decision) {
    return switch (decision) {
      case Decision.Approved _ -> null;
      case Decision.Declined(_, var reason) -> reason;
    };
  }

  private static String lines(Charge charge) {
    return String.join("\n", charge.tokens());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
