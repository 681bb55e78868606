package dev.entrega.chatbot.memory;

import dev.entrega.chatbot.questions.Question;
import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.orders.StatusChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is known of the orders of each customer. Every look-up is by the customer's id first: the
 * order of another customer is not there.
 *
 * <p>Idempotent by order id, and by status; what comes in another order than it happened ends the
 * same.
 */
public final class Facts {

  private static final Pattern BETWEEN_IDS = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final int MOST_IDS = 50;

  private static final String INSERT =
      """
      insert into customer_order (order_id, customer_id, heard_at) values (?, ?, ?)
      on conflict do nothing
      """;
  private static final String PLACED =
      """
      update customer_order
      set placed_at = ?, city = ?, state = ?, items = ?, payment_method = ?,
        items_cents = coalesce(items_cents, ?)
      where order_id = ? and customer_id = ? and placed_at is null
      """;
  private static final String AMOUNTS =
      """
      update customer_order
      set items_cents = coalesce(?, items_cents), delivery_cents = coalesce(?, delivery_cents),
        total_cents = coalesce(?, total_cents)
      where order_id = ? and customer_id = ?
      """;
  private static final String CHANGED =
      """
      update customer_order set status = ?, sequence = ?, status_since = ?, reason = ?
      where order_id = ? and customer_id = ? and sequence < ?
      """;
  private static final String OF =
      "select * from customer_order where customer_id = ? and order_id = ?";
  private static final String NAMED =
      """
      select * from customer_order
      where customer_id = :customerId and lower(order_id) in (:orderIds)
      order by heard_at desc limit 1
      """;
  private static final String LATEST =
      """
      select * from customer_order where customer_id = ?
      order by coalesce(placed_at, heard_at) desc, order_id limit 1
      """;

  private static final String FORGET =
      """
      delete from customer_order where order_id in
        (select order_id from customer_order
         where heard_at < :before and coalesce(status_since, heard_at) < :before limit :most)
      """;

  private final JdbcClient database;
  private final InstantSource time;

  Facts(JdbcClient database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /** Returns when it is durable what the order was placed with. */
  public void on(CloudEvent<OrderPlaced> event) {
    var order = event.data();
    var customerId = Question.tame(order.customer().customerId());
    hear(order.orderId(), customerId);
    var items = order.items();
    database
        .sql(PLACED)
        .param(utc(event.time().toInstant()))
        .param(tamed(order.deliverTo().city()))
        .param(tamed(order.deliverTo().state()))
        .param(items.stream().mapToLong(OrderPlaced.Item::quantity).sum())
        .param(tamed(order.payment().method()))
        .param(items.stream().mapToLong(item -> item.quantity() * item.unitPriceCents()).sum())
        .param(order.orderId())
        .param(customerId)
        .update();
  }

  /** Returns when the change is durable. */
  public void on(StatusChanged change) {
    var customerId = Question.tame(change.customerId());
    hear(change.orderId(), customerId);
    database
        .sql(AMOUNTS)
        .param(change.itemsCents())
        .param(change.deliveryCents())
        .param(change.totalCents())
        .param(change.orderId())
        .param(customerId)
        .update();
    database
        .sql(CHANGED)
        .param(change.status().name())
        .param(change.status().sequence())
        .param(utc(change.occurredAt()))
        .param(tamed(change.reason()))
        .param(change.orderId())
        .param(customerId)
        .param(change.status().sequence())
        .update();
  }

  /** Forgets some of which nothing was heard for that long; returns how many. */
  int forget(Duration age, int most) {
    return database
        .sql(FORGET)
        .param("before", utc(time.instant().minus(age)))
        .param("most", most)
        .update();
  }

  /** Nothing if there is no such order, or if it is another customer's. */
  public Optional<OrderFacts> of(String customerId, String orderId) {
    return database.sql(OF).params(customerId, orderId).query((row, _) -> facts(row)).optional();
  }

  /** The customer's own order that a text names, in capitals or not. */
  public Optional<OrderFacts> named(String customerId, String text) {
    var words =
        Arrays.stream(BETWEEN_IDS.split(text.toLowerCase(Locale.ROOT), -1))
            .filter(word -> !word.isEmpty() && word.length() <= 80)
            .distinct()
            .limit(MOST_IDS)
            .toList();
    return words.isEmpty()
        ? Optional.empty()
        : database
            .sql(NAMED)
            .param("customerId", customerId)
            .param("orderIds", words)
            .query((row, _) -> facts(row))
            .optional();
  }

  /** The order that the customer placed last. */
  public Optional<OrderFacts> latest(String customerId) {
    return database.sql(LATEST).param(customerId).query((row, _) -> facts(row)).optional();
  }

  private void hear(String orderId, String customerId) {
    database.sql(INSERT).params(List.of(orderId, customerId, utc(time.instant()))).update();
  }

  private static OrderFacts facts(ResultSet row) throws SQLException {
    return new OrderFacts(
        row.getString("order_id"),
        row.getString("status"),
        instant(row, "status_since"),
        instant(row, "placed_at"),
        row.getString("city"),
        row.getString("state"),
        row.getObject("items", Long.class),
        row.getObject("items_cents", Long.class),
        row.getObject("delivery_cents", Long.class),
        row.getObject("total_cents", Long.class),
        row.getString("reason"),
        row.getString("payment_method"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String tamed(@Nullable String text) {
    return text == null ? null : Question.tame(text);
  }
}
