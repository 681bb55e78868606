package dev.entrega.local.aws.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** A JSON object as a URL-encoded form; names within names stand in brackets. */
final class FormBody {

  /** How arrays are written; the first is what AWS takes where nobody says. */
  enum Arrays {
    INDICES,
    REPEAT,
    COMMAS,
    BRACKETS
  }

  private FormBody() {}

  static String of(JsonNode json, Arrays arrays) {
    var form = new StringJoiner("&");
    write("", json, arrays, (name, value) -> form.add(encoded(name) + "=" + encoded(value)));
    return form.toString();
  }

  /** Tells names and values one by one, a name again for each element of an array. */
  static void each(JsonNode json, BiConsumer<String, String> to) {
    write("", json, Arrays.REPEAT, to);
  }

  private static void write(
      String name, JsonNode json, Arrays arrays, BiConsumer<String, String> to) {
    if (json.isObject()) {
      json.properties()
          .forEach(each -> write(within(name, each.getKey()), each.getValue(), arrays, to));
    } else if (json.isArray()) {
      array(name, json, arrays, to);
    } else {
      to.accept(name, text(json));
    }
  }

  private static void array(
      String name, JsonNode json, Arrays arrays, BiConsumer<String, String> to) {
    switch (arrays) {
      case INDICES -> {
        for (var i = 0; i < json.size(); i++) {
          write(name + "[" + i + "]", json.get(i), arrays, to);
        }
      }
      case BRACKETS -> json.forEach(each -> write(name + "[]", each, arrays, to));
      case REPEAT -> json.forEach(each -> write(name, each, arrays, to));
      case COMMAS -> {
        var all = new StringJoiner(",");
        json.forEach(each -> all.add(text(each)));
        to.accept(name, all.toString());
      }
    }
  }

  private static String within(String name, String inner) {
    return name.isEmpty() ? inner : name + "[" + inner + "]";
  }

  private static String text(JsonNode json) {
    return json.isString() ? json.stringValue() : json.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
