package dev.entrega.courier;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders that are closed here: their rows bear the time since when.
 *
 * <p>One statement on one row decides between a tombstone and a delivery, and neither is ever taken
 * back. Whatever comes to the row at the same moment comes before it or after it.
 */
final class Tombstones {

  private static final String LAY_ON_KNOWN =
      """
      update shipment set withdrawn_at = ?, revision = revision + 1
      where order_id = ? and withdrawn_at is null
        and (outcome is distinct from 'DELIVERED' or task_token is null)
      """;
  private static final String LAY =
      "insert into shipment (withdrawn_at, order_id) values (?, ?) on conflict do nothing";
  private static final String HASTEN =
      "update shipment set settle_at = ?, patient = false where order_id = ? and patient";
  private static final String FIND =
      "select withdrawn_at, outcome_at from shipment where order_id = ?";
  private static final String IS_LAID =
      "select count(*) from shipment where order_id = ? and withdrawn_at is not null";

  private final JdbcClient database;
  private final InstantSource time;

  Tombstones(JdbcClient database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /**
   * Closes the order, unless its parcel was delivered to somebody who waited for it; says which,
   * and the same whenever it is asked again. What is still to be told of it need not wait for its
   * dispatch any more.
   */
  Withdrawal lay(String orderId) {
    if (!update(LAY_ON_KNOWN, orderId) && !update(LAY, orderId)) {
      // The row came into being between the two, or it is decided already.
      update(LAY_ON_KNOWN, orderId);
    }
    update(HASTEN, orderId);
    return find(orderId);
  }

  /** Whether the order is closed. */
  boolean isLaid(String orderId) {
    return database.sql(IS_LAID).param(orderId).query(Integer.class).single() == 1;
  }

  private boolean update(String sql, String orderId) {
    return database.sql(sql).params(now(), orderId).update() == 1;
  }

  private Withdrawal find(String orderId) {
    return database
        .sql(FIND)
        .param(orderId)
        .query((row, _) ->
            row.getObject("withdrawn_at") == null
                ? Withdrawal.tooLate(row.getObject("outcome_at", OffsetDateTime.class).toInstant())
                : Withdrawal.closed())
        .single();
  }

  private OffsetDateTime now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
