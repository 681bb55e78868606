package dev.entrega.courier;

import dev.entrega.courier.Shipment.News;
import dev.entrega.courier.Shipment.Outcome;
import dev.entrega.courier.Shipment.Settled;
import dev.entrega.courier.Shipment.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Shipment} from its row. */
final class ShipmentRow {

  private ShipmentRow() {}

  static Shipment read(ResultSet row, int number) throws SQLException {
    return new Shipment(
        row.getString("order_id"),
        new News(instant(row, "dispatched_at"), instant(row, "out_for_delivery_at"), outcome(row)),
        new Waiting(
            row.getString("task_token"),
            row.getString("previous_token"),
            new Recipient(row.getString("customer_id"), row.getString("locale"))),
        new Settled(
            row.getBoolean("dispatched_told"),
            row.getBoolean("delivering_told"),
            row.getBoolean("outcome_told"),
            Shipment.Answer.valueOf(row.getString("answer"))),
        row.getObject("withdrawn_at") != null,
        row.getLong("revision"));
  }

  private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
    var at = instant(row, "outcome_at");
    if (at == null) {
      return null;
    }
    return switch (row.getString("outcome")) {
      case "DELIVERED" -> new Outcome.Arrived(at);
      case "FAILED" -> new Outcome.Lost(row.getString("outcome_reason"));
      default ->
          throw new IllegalStateException(
              "Expected order %s to be DELIVERED or FAILED, but it is %s"
                  .formatted(row.getString("order_id"), row.getString("outcome")));
    };
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
