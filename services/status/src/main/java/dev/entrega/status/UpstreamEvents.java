package dev.entrega.status;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.OrderCancelled;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what carriers and shops say, in case it comes after its order has ended. Idempotent by
 * source and id of the event, so that what is kept does not depend on the order in which it comes.
 */
final class UpstreamEvents {

  private static final Logger LOG = LoggerFactory.getLogger(UpstreamEvents.class);

  private static final int LONGEST_TEXT = 1000;

  private static final String INSERT =
      """
      insert into upstream_event (order_id, identity, type, source, event_id, occurred_at,
        recorded_at, reason)
      values (:orderId, :identity, :type, :source, :eventId, :occurredAt, :recordedAt, :reason)
      on conflict do nothing
      """;

  private final JdbcClient database;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  UpstreamEvents(JdbcClient database, InstantSource clock, MeterRegistry metrics) {
    this.database = database;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Returns when what the carrier says is durable. */
  void onDelivery(CloudEvent<DeliveryEvent> event) {
    var reason =
        switch (event.data()) {
          case DeliveryFailed(_, var why) -> why;
          case DeliveryDispatched _, DeliveryOutForDelivery _, DeliveryDelivered _ -> null;
        };
    keep(event, event.data().orderId(), reason);
  }

  /** Returns when what the shop says is durable. */
  void onCancellation(CloudEvent<OrderCancelled> event) {
    keep(event, event.data().orderId(), event.data().reason());
  }

  private void keep(CloudEvent<?> event, String orderId, @Nullable String reason) {
    var isNew = database.sql(INSERT).params(columns(event, orderId, reason)).update() == 1;
    metrics
        .counter("status.upstream-events", "type", event.type(), "new", Boolean.toString(isNew))
        .increment();
    LOG.debug("order {}: {}, {}", orderId, event.type(), isNew ? "kept" : "known already");
  }

  private Map<String, ?> columns(CloudEvent<?> event, String orderId, @Nullable String reason) {
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("orderId", orderId);
    columns.put("identity", identity(event));
    columns.put("type", event.type());
    columns.put("source", shortened(event.source()));
    columns.put("eventId", shortened(event.id()));
    columns.put("occurredAt", Columns.utc(event.time().toInstant()));
    columns.put("recordedAt", Columns.utc(clock.instant()));
    columns.put("reason", shortened(reason));
    return columns;
  }

  /** Both lengths are told, so that no two pairs read the same. */
  private static String identity(CloudEvent<?> event) {
    var pair =
        "%d %d %s%s"
            .formatted(event.source().length(), event.id().length(), event.source(), event.id());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(pair.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to know SHA-256, but this does not", e);
    }
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_TEXT
        ? Columns.text(text)
        : Columns.text(text.substring(0, LONGEST_TEXT));
  }
}
