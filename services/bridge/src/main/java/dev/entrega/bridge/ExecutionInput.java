package dev.entrega.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.events.UnacceptableEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code order-delivery} is started with. It holds nothing of the bridge's own (no span id, no
 * timestamp, no attempt), so that the same event always becomes the same input.
 *
 * @param order the event's data, verbatim
 * @param trace where the event comes from; not part of the order's identity
 */
@JsonPropertyOrder({"order", "trace"})
record ExecutionInput(JsonNode order, Trace trace) {

  /** AWS's limit for the input of an execution, in bytes of UTF-8. */
  static final int LIMIT_BYTES = 262_144;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Equal as JSON values: 1 is 1.0. Objects are compared without regard to order of names. */
  private static final Comparator<JsonNode> AS_VALUES =
      (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
          return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
      };

  /**
   * The trace context, as the event carried it.
   *
   * @param traceparent W3C
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Trace(@Nullable String traceparent) {}

  static ExecutionInput of(CloudEvent<?> event) {
    return new ExecutionInput(event.rawData(), new Trace(event.traceparent()));
  }

  /**
   * The text that AWS gets.
   *
   * @throws UnacceptableEvent if it is longer than AWS takes
   */
  String toJson() {
    return write(this);
  }

  /**
   * Writes the input of an execution of whichever state machine.
   *
   * @throws UnacceptableEvent if it is longer than AWS takes
   */
  static String write(Object input) {
    var json = JSON.writeValueAsString(input);
    // A char is at most three bytes, so that nearly every order is settled without encoding it.
    if (json.length() > LIMIT_BYTES / 3) {
      var bytes = json.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LIMIT_BYTES) {
        throw new UnacceptableEvent(
            "Expected an execution input of at most %d bytes, but this event makes %d"
                .formatted(LIMIT_BYTES, bytes));
      }
    }
    return json;
  }

  /**
   * The top-level fields in which an order that was started earlier differs from this one; empty if
   * they are the same order.
   *
   * @param startedWith the whole input of the earlier execution
   */
  List<String> differencesFrom(String startedWith) {
    var earlier = orderIn(startedWith);
    var names = new LinkedHashSet<>(order.propertyNames());
    names.addAll(earlier.propertyNames());
    var differences = new ArrayList<String>();
    for (var name : names) {
      if (!order.path(name).equals(AS_VALUES, earlier.path(name))) {
        differences.add(name);
      }
    }
    return differences;
  }

  private static JsonNode orderIn(String input) {
    try {
      return JSON.readTree(input).path("order");
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }
}
