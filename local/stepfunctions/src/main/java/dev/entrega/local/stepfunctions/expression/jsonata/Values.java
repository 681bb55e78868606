package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values on their way into the library and back. */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  static Object toLibrary(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        var map = new LinkedHashMap<String, Object>();
        object.properties().forEach(e -> map.put(e.getKey(), toLibrary(e.getValue())));
        yield map;
      }
      case ArrayNode array -> {
        var list = new ArrayList<Object>(array.size());
        array.values().forEach(e -> list.add(toLibrary(e)));
        yield list;
      }
      default -> scalar(value);
    };
  }

  private static Object scalar(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? value.numberValue() : Jsonata.NULL_VALUE;
  }

  static JsonNode toJson(Object value) {
    return switch (value) {
      case String text -> JSON.stringNode(text);
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number.intValue());
      case Long number -> JSON.numberNode(number.longValue());
      case Number number -> JSON.numberNode(number.doubleValue());
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, each) -> object.set((String) key, toJson(each)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(each -> array.add(toJson(each)));
        yield array;
      }
      default -> JSON.nullNode();
    };
  }
}
