package dev.entrega.local.stepfunctions.expression;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code States.Format}: puts arguments in the place of pairs of braces. */
final class Format {

  private Format() {}

  static JsonNode apply(Arguments arguments) {
    String template = arguments.between(1, Integer.MAX_VALUE).text(0);
    var out = new StringBuilder();
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\' && i + 1 < template.length()) {
        out.append(template.charAt(++i));
      } else if (template.startsWith("{}", i)) {
        if (next >= arguments.count()) {
          throw mismatch();
        }
        out.append(shown(arguments.at(next++)));
        i++;
      } else {
        out.append(c);
      }
    }
    if (next < arguments.count()) {
      throw mismatch();
    }
    return JsonNodeFactory.instance.stringNode(out.toString());
  }

  private static IllegalArgumentException mismatch() {
    return new IllegalArgumentException("Number of arguments does not match the template");
  }

  /** AWS shows objects and arrays as Java shows maps and lists. */
  private static String shown(JsonNode value) {
    return switch (value) {
      case ObjectNode object ->
          object.properties().stream()
              .map(entry -> entry.getKey() + "=" + shown(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case ArrayNode array ->
          array.valueStream().map(Format::shown).collect(Collectors.joining(", ", "[", "]"));
      default -> value.isNull() ? "null" : value.asString();
    };
  }
}
