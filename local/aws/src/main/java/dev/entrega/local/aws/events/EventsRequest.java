package dev.entrega.local.aws.events;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A request's fields. */
record EventsRequest(ObjectNode json) {

  /** Refuses what nobody would read. */
  EventsRequest allowOnly(String... names) {
    var known = Set.of(names);
    for (var name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw EventErrors.invalid(
            "Expected only what is served here (%s), but found %s".formatted(known, name));
      }
    }
    return this;
  }

  @Nullable String text(String name) {
    var value = json.path(name);
    return value.isString() ? value.stringValue() : null;
  }

  String required(String name) {
    var text = text(name);
    if (text == null) {
      throw EventErrors.invalid(
          "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
              .formatted(Character.toLowerCase(name.charAt(0)) + name.substring(1)));
    }
    return text;
  }

  /** The bus that a rule is on. */
  String bus() {
    return Entry.busName(Objects.requireNonNullElse(text("EventBusName"), EventBuses.DEFAULT));
  }
}
