package dev.entrega.availability;

import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what was promised to orders that were given up, and closes them: a {@link
 * Reservations#reserve reserve} that comes later, from a queue that nobody emptied, is refused.
 *
 * <p>One short transaction takes the order's row, as a reservation does, so of the two at once one
 * waits and then sees what the other has made of it.
 */
final class Releases {

  private static final Logger log = LoggerFactory.getLogger(Releases.class);

  private static final String LOCK = "select state from reservation where order_id = ? for update";
  private static final String CLOSE =
      "update reservation set state = ?, closed_at = current_timestamp where order_id = ?";
  private static final String FIND_ITEMS =
      "select sku, quantity from reservation_item where order_id = ?";

  private final Stock stock;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Counter released;
  private final Counter nothing;
  private final Counter repeated;

  Releases(Stock stock, JdbcTemplate jdbc, TransactionTemplate transactions, MeterRegistry meters) {
    this.stock = stock;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.released = meters.counter("availability.releases", "answer", "released");
    this.nothing = meters.counter("availability.releases", "answer", "nothing");
    this.repeated = meters.counter("availability.releases", "answer", "repeated");
  }

  /**
   * Gives back what an order has, and closes it. Idempotent by order: it is given back once, and
   * the first answer is given again. An order that has nothing, or was never heard of, is closed
   * too.
   */
  TaskOutcome<Released> release(Task<ReleaseItems> task) {
    var orderId = task.orderId();
    // On its own, for the reason that Reservations gives.
    jdbc.update(Reservations.OPEN, orderId);
    var found = transactions.execute(_ -> close(orderId));
    switch (found) {
      case RESERVED -> {
        released.increment();
        log.info("order {}: released", orderId);
      }
      case OPEN, UNAVAILABLE -> {
        nothing.increment();
        log.info("order {}: closed, nothing was reserved", orderId);
      }
      case RELEASED, CLOSED -> repeated.increment();
    }
    return TaskOutcome.succeeded(new Released(closed(found) == ReservationState.RELEASED));
  }

  /** Returns what the order's state was before. */
  private ReservationState close(String orderId) {
    var state =
        jdbc.query(LOCK, (found, _) -> ReservationState.valueOf(found.getString(1)), orderId)
            .getFirst();
    var closed = closed(state);
    if (state != closed) {
      if (closed == ReservationState.RELEASED) {
        stock.giveBack(pieces(orderId));
      }
      jdbc.update(CLOSE, closed.name(), orderId);
    }
    return state;
  }

  private static ReservationState closed(ReservationState state) {
    return switch (state) {
      case RESERVED, RELEASED -> ReservationState.RELEASED;
      case OPEN, UNAVAILABLE, CLOSED -> ReservationState.CLOSED;
    };
  }

  /** In the one order in which stock is locked. */
  private SortedMap<String, Long> pieces(String orderId) {
    var pieces = new TreeMap<String, Long>();
    jdbc.query(
        FIND_ITEMS,
        found -> {
          pieces.put(found.getString(1), found.getLong(2));
        },
        orderId);
    return pieces;
  }
}
