package dev.entrega.local.aws.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fills an input transformer's template: a text within quotes as it is, any other as JSON. */
final class InputTemplate {

  private static final Pattern NAME = Pattern.compile("<([A-Za-z0-9_.-]+)>");

  private InputTemplate() {}

  static String fill(TargetInput.Transformed transformed, JsonNode event, String rule) {
    var matcher = NAME.matcher(transformed.template());
    var text = new StringBuilder();
    while (matcher.find()) {
      var value = value(matcher.group(1), transformed, event, rule);
      if (value != null) {
        var quoted = isQuoted(transformed.template(), matcher.start());
        var said = quoted && value.isString() ? value.stringValue() : value.toString();
        matcher.appendReplacement(text, Matcher.quoteReplacement(said));
      }
    }
    return matcher.appendTail(text).toString();
  }

  private static @Nullable JsonNode value(
      String name, TargetInput.Transformed transformed, JsonNode event, String rule) {
    var path = transformed.parts().get(name);
    if (path != null) {
      return path.find(event);
    }
    return switch (name) {
      case "aws.events.event", "aws.events.event.json" -> event;
      case "aws.events.event.ingestion-time" -> event.path("time");
      case "aws.events.rule-name" -> JsonNodeFactory.instance.stringNode(rule);
      default -> null;
    };
  }

  /** Whether a place in a JSON template is inside of a string. */
  private static boolean isQuoted(String template, int place) {
    var quoted = false;
    for (var i = 0; i < place; i++) {
      if (template.charAt(i) == '\\') {
        i++;
      } else if (template.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return quoted;
  }
}
