package dev.entrega.local.aws.events;

import dev.entrega.local.stepfunctions.expression.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a target is told of an event. */
sealed interface TargetInput {

  /** The event as it is. */
  record Whole() implements TargetInput {}

  /** Always the same. */
  record Constant(String text) implements TargetInput {}

  /** A part of the event. */
  record Part(Path path) implements TargetInput {}

  /**
   * A text with parts of the event in it.
   *
   * @param parts by the names that stand in pointed brackets in the template
   */
  record Transformed(Map<String, Path> parts, String template) implements TargetInput {}

  /** Reads a target's fields, of which AWS takes one at most. */
  static TargetInput of(ObjectNode target) {
    var constant = target.path("Input");
    var path = target.path("InputPath");
    var transformer = target.path("InputTransformer");
    if (constant.isString()) {
      return new Constant(constant.stringValue());
    }
    if (path.isString()) {
      return new Part(path(path.stringValue()));
    }
    if (transformer.isObject()) {
      var parts = new LinkedHashMap<String, Path>();
      transformer
          .path("InputPathsMap")
          .properties()
          .forEach(part -> parts.put(part.getKey(), path(part.getValue().asString())));
      return new Transformed(parts, transformer.path("InputTemplate").asString(""));
    }
    return new Whole();
  }

  private static Path path(String text) {
    try {
      return Path.parse(text);
    } catch (IllegalArgumentException _) {
      throw EventErrors.invalid("Invalid InputPath: " + text);
    }
  }

  /**
   * What the target is told.
   *
   * @param rule whose target it is
   */
  default String of(JsonNode event, String rule) {
    return switch (this) {
      case Whole _ -> event.toString();
      case Constant(var text) -> text;
      case Part(var path) -> String.valueOf(path.find(event));
      case Transformed transformed -> InputTemplate.fill(transformed, event, rule);
    };
  }
}
