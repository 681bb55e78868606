package dev.entrega.availability;

import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is promised to orders: all items of an order, or none.
 *
 * <p>One short transaction decides. It first takes the order's row, which holds back every other
 * attempt for the same order, then locks stock in one fixed order. The row is entered beforehand,
 * on its own: attempts then wait for a row's lock, not for somebody's uncommitted insert, which H2
 * does by spinning and so keeps the virtual thread that would commit from running.
 */
final class Reservations {

  private static final Logger log = LoggerFactory.getLogger(Reservations.class);

  /** The error of a reserve that came after its order was given up. */
  static final String ORDER_CLOSED = "Order.Closed";

  /** Enters an order of which nothing was heard before. */
  static final String OPEN =
      "insert into reservation (order_id, state) values (?, 'OPEN') on conflict do nothing";

  private static final String DECIDE =
      "update reservation set state = 'RESERVED', reservation_id = ?, decided_at = current_timestamp"
          + " where order_id = ? and state = 'OPEN'";
  private static final String ASK =
      "insert into reservation_item (order_id, sku, quantity) values (?, ?, ?)";
  private static final String REFUSE =
      "update reservation set state = 'UNAVAILABLE', reservation_id = null where order_id = ?";
  private static final String MARK_MISSING =
      "update reservation_item set missing = true where order_id = ? and sku = ?";
  private static final String FIND =
      "select state, reservation_id from reservation where order_id = ?";
  private static final String FIND_MISSING =
      "select sku from reservation_item where order_id = ? and missing order by sku";

  private final Stock stock;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Counter reserved;
  private final Counter refused;
  private final Counter repeated;
  private final Counter closed;

  Reservations(
      Stock stock, JdbcTemplate jdbc, TransactionTemplate transactions, MeterRegistry meters) {
    this.stock = stock;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.reserved = meters.counter("availability.reservations", "answer", "reserved");
    this.refused = meters.counter("availability.reservations", "answer", "refused");
    this.repeated = meters.counter("availability.reservations", "answer", "repeated");
    this.closed = meters.counter("availability.reservations", "answer", "closed");
  }

  /**
   * Reserves what an order needs. Idempotent by order: the first answer stands and is given again.
   *
   * <p>That holds for a no as well. The workflow may have heard it and ended the order, so a
   * redelivered message that found new stock would reserve it for an order that nobody will ever
   * release. For the same reason an order that was {@link Releases#release released} is refused,
   * with {@code Order.Closed}.
   */
  TaskOutcome<Availability> reserve(Task<ReserveItems> task) {
    var request =
        new Request(task.orderId(), task.input().piecesBySku(), UUID.randomUUID().toString());
    jdbc.update(OPEN, request.orderId());
    var answer = transactions.execute(_ -> take(request) ? decide(request) : null);
    if (answer == null) {
      return earlierAnswer(request.orderId());
    }
    if (answer.available()) {
      reserved.increment();
      log.info("order {}: reserved {}", request.orderId(), request.pieces());
    } else {
      refused.increment();
      log.info("order {}: not available, too little of {}", request.orderId(), answer.missing());
    }
    return TaskOutcome.succeeded(answer);
  }

  private boolean take(Request request) {
    return jdbc.update(DECIDE, request.reservationId(), request.orderId()) == 1;
  }

  private Availability decide(Request request) {
    var orderId = request.orderId();
    var rows = new ArrayList<Object[]>();
    request.pieces().forEach((sku, quantity) -> rows.add(new Object[] {orderId, sku, quantity}));
    jdbc.batchUpdate(ASK, rows);

    var missing = stock.take(request.pieces());
    if (missing.isEmpty()) {
      return Availability.reserved(request.reservationId());
    }
    var taken = new TreeMap<>(request.pieces());
    missing.forEach(taken::remove);
    stock.giveBack(taken);
    jdbc.update(REFUSE, orderId);
    jdbc.batchUpdate(
        MARK_MISSING, missing.stream().map(sku -> new Object[] {orderId, sku}).toList());
    return Availability.missing(missing);
  }

  private TaskOutcome<Availability> earlierAnswer(String orderId) {
    var row =
        jdbc.query(
                FIND,
                (found, _) ->
                    new Row(ReservationState.valueOf(found.getString(1)), found.getString(2)),
                orderId)
            .getFirst();
    return switch (row.state()) {
      case OPEN ->
          throw new IllegalStateException(
              "Expected order %s to be decided, but it is open".formatted(orderId));
      case RESERVED -> repeated(Availability.reserved(row.reservationId()));
      case UNAVAILABLE ->
          repeated(
              Availability.missing(
                  jdbc.query(FIND_MISSING, (found, _) -> found.getString(1), orderId)));
      case RELEASED, CLOSED -> {
        closed.increment();
        log.info("order {}: not reserved, it was given up", orderId);
        yield TaskOutcome.failed(
            ORDER_CLOSED, "Expected order %s to be open, but it was given up".formatted(orderId));
      }
    };
  }

  private TaskOutcome<Availability> repeated(Availability answer) {
    repeated.increment();
    return TaskOutcome.succeeded(answer);
  }

  private record Row(ReservationState state, String reservationId) {}

  private record Request(String orderId, SortedMap<String, Long> pieces, String reservationId) {}
}
