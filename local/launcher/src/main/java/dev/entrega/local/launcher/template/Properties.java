package dev.entrega.local.launcher.template;

import dev.entrega.local.launcher.template.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The properties of one resource, looked up when they are asked for: so a resource is made after
 * those that it refers to, and what the endpoint does not need is never looked at.
 *
 * @param id the resource's logical id
 */
record Properties(String id, Fields written, Expressions expressions) {

  /** The text under that name. */
  String text(String name) {
    var value = written.fields().get(name);
    if (value == null) {
      throw new IllegalStateException(
          "Expected the property %s, but resource %s has none.".formatted(name, id));
    }
    return expressions.text(value);
  }

  /** The text under that name, or another where there is none. */
  String text(String name, String other) {
    return written.fields().containsKey(name) ? text(name) : other;
  }

  /** The map of texts under that name. */
  Map<String, String> texts(String... path) {
    var fields = written;
    for (var name : path) {
      fields = fields.fields(name);
    }
    var texts = new LinkedHashMap<String, String>();
    fields.fields().forEach((name, value) -> texts.put(name, expressions.text(value)));
    return texts;
  }

  /**
   * All properties but some, as SQS and SNS take attributes: a text as it is, anything else as
   * JSON.
   */
  Map<String, String> attributesBut(Set<String> others) {
    var attributes = new LinkedHashMap<String, String>();
    written
        .fields()
        .forEach((name, value) -> {
          if (!others.contains(name)) {
            attributes.put(name, attribute(expressions.json(value)));
          }
        });
    return attributes;
  }

  private static String attribute(JsonNode json) {
    return json.isString() ? json.stringValue() : json.toString();
  }
}
