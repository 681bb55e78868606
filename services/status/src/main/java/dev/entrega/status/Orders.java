package dev.entrega.status;

import dev.entrega.messaging.orders.OrderStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All orders that were heard of, to be read. */
final class Orders {

  private final JdbcClient database;
  private final LateEvents lateEvents;

  Orders(JdbcClient database) {
    this.database = database;
    this.lateEvents = new LateEvents(database);
  }

  /** The order and its timeline as of one moment, or nothing if nobody spoke of it yet. */
  Optional<Timeline> find(String orderId) {
    return database
        .sql(
            """
            select o.order_id, o.customer_id, o.status as order_status, o.status_since,
              o.items_cents as order_items_cents, o.delivery_cents as order_delivery_cents,
              o.total_cents as order_total_cents, o.reason as order_reason, t.*
            from orders o join timeline t on t.order_id = o.order_id
            where o.order_id = :orderId
            order by t.sequence
            """)
        .param("orderId", orderId)
        .query(this::timeline);
  }

  /**
   * The first orders by id.
   *
   * @param status only those, if given
   * @param after begins behind this id; empty for the first page
   * @param limit at most so many
   */
  Page page(@Nullable OrderStatus status, String after, int limit) {
    var sql =
        "select * from orders where order_id > :after "
            + (status == null ? "" : "and status = :status ")
            + "order by order_id limit :limit";
    var statement = database.sql(sql).param("after", after).param("limit", limit + 1);
    if (status != null) {
      statement = statement.param("status", status.name());
    }
    var found = statement.query((row, _) -> order(row, "")).list();
    return found.size() <= limit
        ? new Page(found, null)
        : new Page(found.subList(0, limit), found.get(limit - 1).orderId());
  }

  /** Read from the index alone. */
  Counts counts() {
    var counts = new EnumMap<OrderStatus, Long>(OrderStatus.class);
    database
        .sql("select status, count(*) as orders from orders group by status")
        .query(row -> {
          counts.put(OrderStatus.valueOf(row.getString("status")), row.getLong("orders"));
        });
    return new Counts(counts, counts.values().stream().mapToLong(Long::longValue).sum());
  }

  /** How long the timeline of each of these orders is; unknown ones are left out. */
  Map<String, Integer> lengths(Collection<String> orderIds) {
    var lengths = new HashMap<String, Integer>();
    database
        .sql(
            """
            select order_id, count(*) as steps from timeline
            where order_id in (:orderIds) group by order_id
            """)
        .param("orderIds", orderIds)
        .query(row -> {
          lengths.put(row.getString("order_id"), row.getInt("steps"));
        });
    return lengths;
  }

  private Optional<Timeline> timeline(ResultSet rows) throws SQLException {
    Order order = null;
    var steps = new ArrayList<Step>();
    while (rows.next()) {
      if (order == null) {
        order = order(rows, "order_");
      }
      steps.add(step(rows));
    }
    return order == null
        ? Optional.empty()
        : Optional.of(new Timeline(order, List.copyOf(steps), lateEvents.of(order, steps)));
  }

  private static Order order(ResultSet row, String prefix) throws SQLException {
    return new Order(
        row.getString("order_id"),
        row.getString("customer_id"),
        OrderStatus.valueOf(row.getString(prefix + "status")),
        Columns.instant(row, "status_since"),
        row.getObject(prefix + "items_cents", Long.class),
        row.getObject(prefix + "delivery_cents", Long.class),
        row.getObject(prefix + "total_cents", Long.class),
        row.getString(prefix + "reason"));
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        OrderStatus.valueOf(row.getString("status")),
        row.getInt("sequence"),
        Columns.instant(row, "occurred_at"),
        Columns.instant(row, "recorded_at"),
        row.getObject("items_cents", Long.class),
        row.getObject("delivery_cents", Long.class),
        row.getObject("total_cents", Long.class),
        row.getString("reason"));
  }
}
