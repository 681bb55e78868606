package dev.entrega.local.aws.sns.delivery;

import dev.entrega.local.aws.wire.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the objects of a delivery policy strictly; what it refuses is an argument's fault. */
record PolicyReader(ObjectNode node) {

  static PolicyReader of(String json, Set<String> known) {
    try {
      return of(Json.MAPPER.readTree(json), known);
    } catch (JacksonException _) {
      throw new IllegalArgumentException("failed to parse JSON.");
    }
  }

  private static PolicyReader of(JsonNode node, Set<String> known) {
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException("Expected a JSON object, but found " + node);
    }
    for (var name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("Expected only " + known + ", but found " + name);
      }
    }
    return new PolicyReader(object);
  }

  /** The object of that name, or null. */
  @Nullable PolicyReader object(String name, Set<String> known) {
    var value = node.get(name);
    return value == null || value.isNull() ? null : of(value, known);
  }

  /** A whole number in a range, or what to take in its absence. */
  int number(String name, int otherwise, int least, int most) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw new IllegalArgumentException(
          "Expected %s from %d to %d, but found %s".formatted(name, least, most, value));
    }
    return value.intValue();
  }

  /** A text, or null. */
  @Nullable String text(String name) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new IllegalArgumentException("Expected a text for " + name + ", but found " + value);
    }
    return value.stringValue();
  }

  /** A truth, false in its absence. */
  boolean truth(String name) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new IllegalArgumentException("Expected a boolean for " + name + ", but: " + value);
    }
    return value.booleanValue();
  }
}
