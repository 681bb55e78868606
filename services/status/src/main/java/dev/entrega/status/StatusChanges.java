package dev.entrega.status;

import dev.entrega.messaging.orders.StatusChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears of each change of status. Idempotent by order id and status: a change that was heard of
 * before changes nothing, and nobody is told again.
 */
final class StatusChanges {

  private static final Logger LOG = LoggerFactory.getLogger(StatusChanges.class);
  private static final JsonMapper JSON = new JsonMapper();

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

  /**
   * Returns when the change is durable.
   *
   * @param body a {@link StatusChanged} as JSON, without an envelope of SNS
   * @throws IllegalArgumentException if it is no such thing; the queue then keeps the message until
   *     it has been received too often, and its dead-letter queue after that
   */
  void on(String body) {
    var change = read(body);
    if (timelines.record(change)) {
      recorded.increment();
      LOG.info("order {}: {}", change.orderId(), change.status());
      changedOrders.accept(change.orderId());
    } else {
      duplicates.increment();
    }
  }

  private static StatusChanged read(String body) {
    StatusChanged change;
    try {
      change = JSON.readValue(body, StatusChanged.class);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException(
          "Expected a change of status, but the message says "
              + abbreviated(body)
              + ": "
              + unreadable.getOriginalMessage());
    }
    if (change == null) {
      throw new IllegalArgumentException("Expected a change of status, but the message says null");
    }
    require(OrderId.isOne(change.orderId()), "orderId", body);
    require(change.customerId(), "customerId", body);
    require(change.status(), "status", body);
    require(change.occurredAt(), "occurredAt", body);
    return change;
  }

  /** What Jackson leaves null where JSON had nothing. */
  private static void require(@Nullable Object value, String field, String body) {
    require(value != null, field, body);
  }

  private static void require(boolean present, String field, String body) {
    if (!present) {
      throw new IllegalArgumentException(
          "Expected a change of status with %s, but the message says %s"
              .formatted(field, abbreviated(body)));
    }
  }

  private static String abbreviated(String body) {
    return body.length() <= 200 ? body : body.substring(0, 200) + "…";
  }

  private static Counter changes(MeterRegistry metrics, String outcome) {
    return Counter.builder("status.changes")
        .description("Changes of status that came, by whether they were new")
        .tag("outcome", outcome)
        .register(metrics);
  }
}
