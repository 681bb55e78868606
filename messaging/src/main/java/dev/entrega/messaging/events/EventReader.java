package dev.entrega.messaging.events;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.orders.Event;
import dev.entrega.messaging.topology.RoutingKeys;
import dev.entrega.messaging.topology.Topology;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events that one consumer is bound for.
 *
 * @param <T> their kind
 */
final class EventReader<T extends Event> {

  private static final Contract ENVELOPE = Contract.named("cloudevent");

  private final Map<String, Kind<T>> kinds;

  private record Kind<T>(Class<? extends T> type, Contract contract) {}

  EventReader(List<Class<? extends T>> types) {
    this.kinds =
        types.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    RoutingKeys::of,
                    type -> new Kind<T>(type, Contract.named(RoutingKeys.of(type)))));
  }

  /**
   * Reads one message.
   *
   * @throws UnacceptableEvent if it is no event that this consumer knows
   */
  CloudEvent<T> read(@Nullable String contentType, byte[] body) {
    expectCloudEvent(contentType);
    try {
      var envelope = Json.MAPPER.readTree(body);
      ENVELOPE.check(envelope);
      return event(envelope);
    } catch (JacksonException e) {
      throw new UnacceptableEvent(Violation.of(e).reason());
    } catch (Violation violation) {
      throw new UnacceptableEvent(violation.reason());
    }
  }

  private CloudEvent<T> event(JsonNode envelope) {
    var type = envelope.path("type").asString();
    var kind = kinds.get(type);
    if (kind == null) {
      throw new UnacceptableEvent(
          "Expected an event of type %s, but it was %s"
              .formatted(String.join(" or ", kinds.keySet()), type));
    }
    var data = envelope.path("data");
    kind.contract().check(data);
    var trace = envelope.path("traceparent");
    return new CloudEvent<>(
        envelope.path("id").asString(),
        envelope.path("source").asString(),
        type,
        time(envelope.path("time").asString()),
        trace.isString() ? trace.asString() : null,
        Json.MAPPER.treeToValue(data, kind.type()),
        data);
  }

  /** By RFC 2045 the name has no case and parameters may follow. */
  private static void expectCloudEvent(@Nullable String contentType) {
    var name = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (!name.equalsIgnoreCase(Topology.CLOUD_EVENT)) {
      throw new UnacceptableEvent(
          "Expected content type %s, but it was %s"
              .formatted(Topology.CLOUD_EVENT, name.isEmpty() ? "missing" : name));
    }
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException _) {
      throw new UnacceptableEvent(
          "Expected $.time to be an RFC 3339 time, but was \"%s\"".formatted(text));
    }
  }
}
