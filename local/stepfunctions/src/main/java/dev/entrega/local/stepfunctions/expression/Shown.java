package dev.entrega.local.stepfunctions.expression;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How AWS puts values into texts: objects and arrays as Java shows maps and lists. */
final class Shown {

  private Shown() {}

  static String of(JsonNode value) {
    return switch (value) {
      case ObjectNode object ->
          object.properties().stream()
              .map(entry -> entry.getKey() + "=" + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case ArrayNode array ->
          array.valueStream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
      default -> value.isNull() ? "null" : value.asString();
    };
  }
}
