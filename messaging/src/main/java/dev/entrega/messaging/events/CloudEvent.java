package dev.entrega.messaging.events;

import dev.entrega.messaging.orders.Event;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A CloudEvents 1.0 event as it was read from a queue, already checked against its schema.
 *
 * @param id with {@code source} the identity of the event: the same one twice changes nothing
 * @param source who says it
 * @param type what kind it is, which is also the routing key
 * @param time when it happened
 * @param traceparent the W3C trace context that it carries, if any
 * @param data what it says
 * @param rawData the same, verbatim, with the fields that we do not know
 * @param replyTo where an answer is awaited, if anywhere
 * @param <T> the kind of event
 */
public record CloudEvent<T extends Event>(
    String id,
    String source,
    String type,
    OffsetDateTime time,
    @Nullable String traceparent,
    T data,
    JsonNode rawData,
    @Nullable ReplyAddress replyTo) {

  /** An event that nobody awaits an answer to. */
  public CloudEvent(
      String id,
      String source,
      String type,
      OffsetDateTime time,
      @Nullable String traceparent,
      T data,
      JsonNode rawData) {
    this(id, source, type, time, traceparent, data, rawData, null);
  }

  CloudEvent<T> awaitedAt(@Nullable ReplyAddress address) {
    return new CloudEvent<>(id, source, type, time, traceparent, data, rawData, address);
  }
}
