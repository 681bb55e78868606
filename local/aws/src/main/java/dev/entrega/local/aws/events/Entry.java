package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.RequestIds;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One entry of PutEvents, read. */
sealed interface Entry {

  /** It is an event. */
  record Accepted(Event event) implements Entry {}

  /** It is none, which the caller hears beside the others. */
  record Refused(String code, String message) implements Entry {}

  /**
   * Reads it.
   *
   * @param json as in the API; a {@code Detail} that is no text is its own JSON
   * @param now the time of an event that has none
   */
  static Entry of(JsonNode json, Instant now) {
    for (var name : new String[] {"Source", "DetailType", "Detail"}) {
      var value = json.path(name);
      if (value.isMissingNode() || value.isNull() || value.asString("x").isBlank()) {
        return new Refused(
            "InvalidArgument",
            "Parameter %s is not valid. Reason: %s is a required argument.".formatted(name, name));
      }
    }
    var detail = detail(json.path("Detail"));
    if (detail == null) {
      return new Refused("MalformedDetail", "Detail is malformed.");
    }
    var time = time(json.path("Time"), now);
    if (time == null) {
      return new Refused("InvalidArgument", "Parameter Time is not valid.");
    }
    var resources = new ArrayList<String>();
    json.path("Resources").forEach(each -> resources.add(each.asString()));
    return new Accepted(
        new Event(
            RequestIds.next(),
            busName(json.path("EventBusName").asString(EventBuses.DEFAULT)),
            json.path("Source").asString(),
            json.path("DetailType").asString(),
            time,
            resources,
            detail));
  }

  /** A bus may be named by its ARN, too. */
  static String busName(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private static @Nullable ObjectNode detail(JsonNode json) {
    try {
      var read = json.isString() ? Json.MAPPER.readTree(json.stringValue()) : json;
      return read instanceof ObjectNode object ? object : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  private static @Nullable Instant time(JsonNode json, Instant now) {
    if (json.isMissingNode() || json.isNull()) {
      return now;
    }
    if (json.isNumber()) {
      return Instant.ofEpochMilli(json.decimalValue().movePointRight(3).longValue());
    }
    try {
      return Instant.parse(json.asString());
    } catch (DateTimeException _) {
      return null;
    }
  }
}
