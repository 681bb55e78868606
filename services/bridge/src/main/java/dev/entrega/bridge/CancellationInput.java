package dev.entrega.bridge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.entrega.bridge.ExecutionInput.Trace;
import dev.entrega.messaging.events.CloudEvent;
import tools.jackson.databind.JsonNode;

/**
 * What {@code order-cancellation} is started with. Like {@link ExecutionInput} it holds nothing of
 * the bridge's own.
 *
 * @param cancellation the event's data, verbatim
 * @param trace where the event comes from
 */
@JsonPropertyOrder({"cancellation", "trace"})
record CancellationInput(JsonNode cancellation, Trace trace) {

  static CancellationInput of(CloudEvent<?> event) {
    return new CancellationInput(event.rawData(), new Trace(event.traceparent()));
  }

  /**
   * The text that AWS gets.
   *
   * @throws dev.entrega.messaging.events.UnacceptableEvent if it is longer than AWS takes
   */
  String toJson() {
    return ExecutionInput.write(this);
  }
}
