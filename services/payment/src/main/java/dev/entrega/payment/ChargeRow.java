package dev.entrega.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How a charge is written in its columns. */
final class ChargeRow {

  static final String COLUMNS =
      "order_id, task_tokens, amount_cents, currency, customer_id, state, charge_id, reason,"
          + " version";

  private ChargeRow() {}

  static Charge read(ResultSet row, int number) throws SQLException {
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
          case "CANCELLED" -> new Decision.Cancelled(chargeId);
          default -> null;
        },
        row.getInt("version"));
  }

  static String state(Decision decision) {
    return switch (decision) {
      case Decision.Approved _ -> "APPROVED";
      case Decision.Declined _ -> "DECLINED";
      case Decision.Cancelled _ -> "CANCELLED";
    };
  }

  static @Nullable String reason(Decision decision) {
    return switch (decision) {
      case Decision.Approved _, Decision.Cancelled _ -> null;
      case Decision.Declined(_, var reason) -> reason;
    };
  }

  static String lines(Charge charge) {
    return String.join("\n", charge.tokens());
  }

  static OffsetDateTime at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
