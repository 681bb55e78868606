package dev.entrega.courier;

import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.tasks.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All shipments, one row for each order.
 *
 * <p>Every change is one statement on one row that commits by itself, and makes the row due in the
 * same statement as soon as there is both news and somebody who waits. So an event and a token that
 * come at the same moment cannot miss each other: the second finds the first in the row.
 */
final class Shipments {

  private static final int LONGEST_REASON = 1000;

  private static final String AWAIT =
      "insert into shipment (order_id, task_token, execution_arn, customer_id, locale)"
          + " values (?, ?, ?, ?, ?) on conflict do nothing";
  private static final String AWAIT_KNOWN =
      """
      update shipment
      set previous_token = task_token, task_token = ?, execution_arn = ?, customer_id = ?,
        locale = ?, answer = 'AWAITED', revision = revision + 1, settle_at = coalesce(settle_at, ?)
      where order_id = ? and withdrawn_at is null
        and task_token is distinct from ? and previous_token is distinct from ?
      """;
  private static final String CLAIM =
      "update shipment set settle_at = ?, patient = false where order_id = ? and settle_at <= ?";
  private static final String CLOSE =
      "update shipment set outcome_told = true where order_id = ? and revision = ?";
  private static final String FINISH =
      "update shipment set dispatched_told = ?, delivering_told = ?, answer = ?, settle_at = null"
          + " where order_id = ? and revision = ?";
  private static final String KEEP =
      """
      update shipment
      set dispatched_told = dispatched_told or ?, delivering_told = delivering_told or ?,
        answer = case when task_token = ? then ? else answer end, settle_at = ?
      where order_id = ?
      """;
  private static final String DUE =
      "select order_id from shipment where settle_at <= ? order by settle_at limit ?";
  private static final String FIND = "select * from shipment where order_id = ?";
  private static final String AT_REST = "select settle_at is null from shipment where order_id = ?";

  private final JdbcClient database;
  private final InstantSource time;
  private final Duration patience;

  /** Patience is for how long an outcome waits for the dispatch that it may have overtaken. */
  Shipments(JdbcClient database, InstantSource time, Duration patience) {
    this.database = database;
    this.time = time;
    this.patience = patience;
  }

  /** Enters what a carrier said, unless it was said before; returns whether it is new. */
  boolean enter(DeliveryEvent event, OffsetDateTime at) {
    var orderId = event.orderId();
    return switch (event) {
      case DeliveryDispatched _ -> enter(Entry.DISPATCHED, orderId, at);
      case DeliveryOutForDelivery _ -> enter(Entry.OUT_FOR_DELIVERY, orderId, at);
      case DeliveryDelivered _ -> enter(Entry.OUTCOME, orderId, "DELIVERED", at, null);
      case DeliveryFailed(_, var reason) ->
          enter(Entry.OUTCOME, orderId, "FAILED", at, storable(reason));
    };
  }

  /** Enters who waits, unless that attempt is known; returns whether there is news for it. */
  boolean await(Task<Recipient> task) {
    var whom = task.input();
    var first =
        database
            .sql(AWAIT)
            .params(
                task.orderId(),
                task.taskToken(),
                task.executionArn(),
                whom.customerId(),
                whom.locale())
            .update();
    if (first == 1) {
      return false;
    }
    return database
            .sql(AWAIT_KNOWN)
            .params(
                task.taskToken(),
                task.executionArn(),
                whom.customerId(),
                whom.locale(),
                now(),
                task.orderId(),
                task.taskToken(),
                task.taskToken())
            .update()
        == 1;
  }

  /** Takes a due shipment for oneself, or returns null if it is not due or somebody else's. */
  @Nullable Shipment claim(String orderId, Duration lease) {
    var now = now();
    var claimed = database.sql(CLAIM).params(now.plus(lease), orderId, now).update();
    return claimed == 1 ? find(orderId) : null;
  }

  /** Reads a shipment that somebody waits for. */
  Shipment find(String orderId) {
    return database.sql(FIND).param(orderId).query(ShipmentRow::read).single();
  }

  /**
   * Writes that the outcome is being told, so that nothing of lower rank is told from now on;
   * returns false, and does not, if there is more news.
   */
  boolean close(Shipment shipment) {
    return database.sql(CLOSE).params(shipment.orderId(), shipment.revision()).update() == 1;
  }

  /** Writes what was done and lets go; returns false, and does neither, if there is more news. */
  boolean finish(Shipment shipment) {
    var settled = shipment.settled();
    return database
            .sql(FINISH)
            .params(
                settled.dispatched(),
                settled.outForDelivery(),
                settled.answer().name(),
                shipment.orderId(),
                shipment.revision())
            .update()
        == 1;
  }

  /** Writes what was done so far; the shipment becomes due again after a while. */
  void keep(Shipment shipment, Duration pause) {
    var settled = shipment.settled();
    database
        .sql(KEEP)
        .params(
            settled.dispatched(),
            settled.outForDelivery(),
            shipment.waiting().token(),
            settled.answer().name(),
            now().plus(pause),
            shipment.orderId())
        .update();
  }

  /** Whether nothing is left to be done for the order, and nobody is at it. */
  boolean isAtRest(String orderId) {
    return database.sql(AT_REST).param(orderId).query(Boolean.class).single();
  }

  /** The orders that have been due for longest. */
  List<String> due(int limit) {
    return database.sql(DUE).params(now(), limit).query((row, _) -> row.getString(1)).list();
  }

  private boolean enter(Entry entry, String orderId, @Nullable Object... values) {
    return update(entry, orderId, values)
        || insert(entry, orderId, values)
        // The row came into being between the two.
        || update(entry, orderId, values);
  }

  private boolean update(Entry entry, String orderId, @Nullable Object... values) {
    return update(entry, now(), orderId, values)
        || (entry == Entry.OUTCOME
            && update(Entry.EARLY_OUTCOME, now().plus(patience), orderId, values));
  }

  private boolean update(
      Entry entry, OffsetDateTime settleAt, String orderId, @Nullable Object... values) {
    var params = new ArrayList<@Nullable Object>(Arrays.asList(values));
    params.add(settleAt);
    params.add(orderId);
    return database.sql(entry.update).params(params).update() == 1;
  }

  private boolean insert(Entry entry, String orderId, @Nullable Object... values) {
    var params = new ArrayList<@Nullable Object>(Arrays.asList(values));
    params.add(orderId);
    return database.sql(entry.insert).params(params).update() == 1;
  }

  /** The database keeps microseconds, and what was written must not lie ahead of the clock. */
  private OffsetDateTime now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** PostgreSQL stores every character but NUL. */
  private static @Nullable String storable(@Nullable String reason) {
    if (reason == null) {
      return null;
    }
    var shortened =
        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    return shortened.replace('\0', '\uFFFD');
  }
}
