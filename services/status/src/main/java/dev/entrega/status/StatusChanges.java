package dev.entrega.status;

import dev.entrega.messaging.orders.StatusChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of each change of status. Idempotent by order id and status: a change that was heard of
 * before changes nothing, and nobody is told again.
 */
final class StatusChanges {

  private static final Logger LOG = LoggerFactory.getLogger(StatusChanges.class);

  private final Timelines timelines;
  private final Consumer<String> changedOrders;
  private final Counter recorded;
  private final Counter duplicates;

  /**
   * @param timelines where a change is written down
   * @param changedOrders is told the id of each order that has changed, once that is durable
   * @param metrics what to count in
   */
  StatusChanges(Timelines timelines, Consumer<String> changedOrders, MeterRegistry metrics) {
    this.timelines = timelines;
    this.changedOrders = changedOrders;
    this.recorded = changes(metrics, "recorded");
    this.duplicates = changes(metrics, "duplicate");
  }

  /** Returns when the change is durable. */
  void on(StatusChanged change) {
    if (timelines.record(change)) {
      recorded.increment();
      LOG.info("order {}: {}", change.orderId(), change.status());
      changedOrders.accept(change.orderId());
    } else {
      duplicates.increment();
    }
  }

  private static Counter changes(MeterRegistry metrics, String outcome) {
    return Counter.builder("status.changes")
        .description("Changes of status that came, by whether they were new")
        .tag("outcome", outcome)
        .register(metrics);
  }
}
