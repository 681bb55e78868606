package dev.entrega.local.stepfunctions.expression;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code States.Format}: puts arguments in the place of pairs of braces. In a template as written a
 * backslash takes a brace as it is; one that comes from data has no such signs.
 */
final class Format {

  private Format() {}

  static JsonNode apply(Arguments arguments) {
    String plain = arguments.between(1, Integer.MAX_VALUE).text(0);
    String written = arguments.template();
    var out = new StringBuilder();
    int next = fill(written == null ? plain : written, written != null, arguments, out);
    if (next < arguments.count()) {
      throw mismatch();
    }
    return JsonNodeFactory.instance.stringNode(out.toString());
  }

  private static int fill(
      String template, boolean escapes, Arguments arguments, StringBuilder out) {
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (escapes && c == '\\') {
        out.append(template.charAt(++i));
      } else if (template.startsWith("{}", i)) {
        if (next >= arguments.count()) {
          throw mismatch();
        }
        out.append(Shown.of(arguments.at(next++)));
        i++;
      } else {
        out.append(c);
      }
    }
    return next;
  }

  private static IllegalArgumentException mismatch() {
    return new IllegalArgumentException("Number of arguments does not match the template");
  }
}
