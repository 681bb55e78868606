package dev.entrega.availability;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.StockCounted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What lies on the shelves and how much of it is promised. Available is {@code on_hand - reserved};
 * a physical count may push that below zero, a reservation never does.
 */
final class Stock {

  private static final Logger log = LoggerFactory.getLogger(Stock.class);

  private static final String COUNT_ABOVE_RESERVED =
      "update stock set on_hand = ?, counted_at = ?"
          + " where sku = ? and counted_at < ? and reserved <= ?";
  private static final String FIRST_COUNT =
      "insert into stock (sku, on_hand, counted_at) values (?, ?, ?) on conflict do nothing";
  private static final String COUNT =
      "update stock set on_hand = ?, counted_at = ? where sku = ? and counted_at < ?";
  private static final String TAKE =
      "update stock set reserved = reserved + ? where sku = ? and on_hand - reserved >= ?";
  private static final String GIVE_BACK = "update stock set reserved = reserved - ? where sku = ?";

  private final JdbcTemplate jdbc;
  private final Counter counted;
  private final Counter outdated;

  Stock(JdbcTemplate jdbc, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.counted = meters.counter("availability.counts", "result", "stored");
    this.outdated = meters.counter("availability.counts", "result", "outdated");
  }

  /**
   * Stores a count. Idempotent by SKU and the event's time: a count that is not newer than the last
   * one changes nothing, so neither a redelivery nor a late arrival does.
   */
  void on(CloudEvent<StockCounted> event) {
    var sku = event.data().sku();
    var onHand = event.data().onHand();
    // The database keeps microseconds; finer digits would make the same event newer than itself.
    var time = event.time().truncatedTo(ChronoUnit.MICROS);
    if (jdbc.update(COUNT_ABOVE_RESERVED, onHand, time, sku, time, onHand) == 1
        || jdbc.update(FIRST_COUNT, sku, onHand, time) == 1) {
      counted.increment();
    } else if (jdbc.update(COUNT, onHand, time, sku, time) == 1) {
      counted.increment();
      log.warn("sku {}: {} counted, which is less than what is reserved", sku, onHand);
    } else {
      outdated.increment();
      log.debug("sku {}: count of {} is not newer than the last one", sku, time);
    }
  }

  /**
   * Promises what is asked for, as far as it is there, and returns the SKUs that are not; runs in
   * the caller's transaction. Rows are locked in the order of the map, which is the same for every
   * caller, so that callers queue up and never wait for each other in a circle.
   */
  List<String> take(SortedMap<String, Long> pieces) {
    var rows = new ArrayList<Object[]>(pieces.size());
    pieces.forEach((sku, quantity) -> rows.add(new Object[] {quantity, sku, quantity}));
    var taken = jdbc.batchUpdate(TAKE, rows);

    var missing = new ArrayList<String>();
    var index = 0;
    for (var sku : pieces.keySet()) {
      if (taken[index++] == 0) {
        missing.add(sku);
      }
    }
    return missing;
  }

  /** Withdraws a promise; runs in the caller's transaction and locks as {@link #take} does. */
  void giveBack(SortedMap<String, Long> pieces) {
    var rows = new ArrayList<Object[]>(pieces.size());
    pieces.forEach((sku, quantity) -> rows.add(new Object[] {quantity, sku}));
    jdbc.batchUpdate(GIVE_BACK, rows);
  }
}
