package dev.entrega.local.stepfunctions.dataset;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a Map runs over once, and what {@code $$.Map.Item} tells of it.
 *
 * @param key its name, where it is a field of an object
 * @param source {@code STATE_DATA}, or from where it was read: {@code S3://bucket/key}
 */
public record Item(JsonNode value, @Nullable String key, String source) {

  /** The source of items that are part of a state's input. */
  public static final String STATE_DATA = "STATE_DATA";

  /** An element of an array, a line or a row. */
  public static Item of(JsonNode value, String source) {
    return new Item(value, null, source);
  }

  /** What the item is to the states that work on it: a field of an object is a pair. */
  public JsonNode asInput() {
    return key == null
        ? value
        : JsonNodeFactory.instance.objectNode().put("Key", key).set("Value", value);
  }
}
