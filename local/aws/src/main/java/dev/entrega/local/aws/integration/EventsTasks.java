package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.events.EventBuses;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code events:putEvents}. */
final class EventsTasks {

  private final EventBuses buses;

  EventsTasks(EventBuses buses) {
    this.buses = buses;
  }

  Action putEvents() {
    return new Action(Set.of("Entries"), Set.of("Entries"), this::putEvents);
  }

  /** One entry that is refused fails the task, although the others were put. */
  private JsonNode putEvents(JsonNode arguments, Caller caller) throws TaskFailed {
    try {
      var result = buses.put(signed(arguments.path("Entries"), caller));
      if (result.path("FailedEntryCount").intValue() > 0) {
        throw new TaskFailed("EventBridge.FailedEntry", result.toString());
      }
      return result;
    } catch (AwsError e) {
      throw Voice.EVENTS.failed(e);
    }
  }

  /** Each event's resources tell who put it, as at AWS. */
  private static JsonNode signed(JsonNode entries, Caller caller) {
    if (!(entries.deepCopy() instanceof ArrayNode copies)) {
      return entries;
    }
    for (var copy : copies) {
      if (copy instanceof ObjectNode entry) {
        var resources =
            entry.get("Resources") instanceof ArrayNode known
                ? known
                : Json.MAPPER.createArrayNode();
        entry.set("Resources", resources.add(caller.stateMachineArn()).add(caller.executionArn()));
      }
    }
    return copies;
  }
}
