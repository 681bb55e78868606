package dev.entrega.status;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes the timelines down. Idempotent by order id and status: of two changes to the same status
 * the first one stays.
 *
 * <p>The step is inserted first, and whoever inserts it also moves the order. The order moves only
 * upwards, by a comparison inside the update, so that changes may come in any order and at once.
 */
final class Timelines {

  private static final String INSERT_STEP =
      """
      insert into timeline (order_id, sequence, status, occurred_at, recorded_at,
        items_cents, delivery_cents, total_cents, reason)
      values (:orderId, :sequence, :status, :occurredAt, :recordedAt,
        :itemsCents, :deliveryCents, :totalCents, :reason)
      on conflict do nothing
      """;

  private static final String INSERT_ORDER =
      """
      insert into orders (order_id, customer_id, status, sequence, status_since,
        items_cents, delivery_cents, total_cents, reason)
      values (:orderId, :customerId, :status, :sequence, :occurredAt,
        :itemsCents, :deliveryCents, :totalCents, :reason)
      on conflict do nothing
      """;

  private static final String ADVANCE_ORDER =
      """
      update orders set
        status = case when sequence < :sequence then :status else status end,
        status_since = case when sequence < :sequence then :occurredAt else status_since end,
        reason = case when sequence < :sequence then :reason else reason end,
        items_cents = coalesce(items_cents, :itemsCents),
        delivery_cents = coalesce(delivery_cents, :deliveryCents),
        total_cents = coalesce(total_cents, :totalCents),
        sequence = case when sequence < :sequence then :sequence else sequence end
      where order_id = :orderId
      """;

  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final InstantSource clock;

  Timelines(JdbcClient database, TransactionOperations transaction, InstantSource clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Returns whether the change was new, once it is durable. */
  boolean record(StatusChanged change) {
    var columns = columns(change);
    return transaction.execute(_ -> {
      if (run(INSERT_STEP, columns) == 0) {
        return false;
      }
      // The first step nearly always finds no order, each later one nearly always finds it.
      if (change.status() == OrderStatus.RECEIVED) {
        if (run(INSERT_ORDER, columns) == 0) {
          run(ADVANCE_ORDER, columns);
        }
      } else if (run(ADVANCE_ORDER, columns) == 0 && run(INSERT_ORDER, columns) == 0) {
        run(ADVANCE_ORDER, columns);
      }
      return true;
    });
  }

  private int run(String sql, Map<String, ?> columns) {
    StatementSpec statement = database.sql(sql).params(columns);
    return statement.update();
  }

  /** The rank is that of the status; what the message calls {@code sequence} only repeats it. */
  private Map<String, ?> columns(StatusChanged change) {
    var columns = new HashMap<String, Object>();
    columns.put("orderId", change.orderId());
    columns.put("customerId", Columns.text(change.customerId()));
    columns.put("status", change.status().name());
    columns.put("sequence", change.status().sequence());
    columns.put("occurredAt", Columns.utc(change.occurredAt()));
    columns.put("recordedAt", Columns.utc(clock.instant()));
    columns.put("itemsCents", change.itemsCents());
    columns.put("deliveryCents", change.deliveryCents());
    columns.put("totalCents", change.totalCents());
    columns.put("reason", Columns.text(change.reason()));
    return columns;
  }
}
