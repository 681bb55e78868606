package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values on their way into the library and back. Trees go in as views, of which only what a query
 * looks at is made. Numbers are as AWS has them: whole while they fit into 64 bits, 1.0 is 1, and
 * what is no number is a text.
 */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  /** A result is, or holds, a function. */
  static final class NoJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoJson() {
      super("A function is no JSON", null, false, false);
    }
  }

  static Object toLibrary(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> new ObjectView(object);
      case ArrayNode array -> new ArrayView(array);
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
    return value.isNumber() ? number(value) : Jsonata.NULL_VALUE;
  }

  private static Number number(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Numbers.of(value.longValue())
        : Numbers.of(value.doubleValue());
  }

  static JsonNode toJson(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.stringNode(text);
      case Boolean flag -> JSON.booleanNode(flag);
      case Number number -> toJson(number);
      case ObjectView view -> normal(view.object());
      case ArrayView view -> normal(view.array());
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, each) -> object.set((String) key, toJson(each)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode(list.size());
        list.forEach(each -> array.add(toJson(each)));
        yield array;
      }
      default -> {
        if (!Jsonata.NULL_VALUE.equals(value)) {
          throw new NoJson();
        }
        yield JSON.nullNode();
      }
    };
  }

  private static JsonNode toJson(Number number) {
    return switch (number) {
      case Integer whole -> JSON.numberNode(whole.intValue());
      case Long whole -> JSON.numberNode(whole.longValue());
      default -> ofDouble(number.doubleValue());
    };
  }

  private static JsonNode ofDouble(double number) {
    if (!Double.isFinite(number)) {
      return JSON.stringNode(String.valueOf(number));
    }
    Number normal = Numbers.of(number);
    return normal instanceof Double ? JSON.numberNode(number) : toJson(normal);
  }

  /** The same tree, or a copy of it where numbers in it are not as AWS writes them. */
  private static JsonNode normal(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode copy = null;
        for (var entry : object.properties()) {
          JsonNode normal = normal(entry.getValue());
          if (!isSame(normal, entry.getValue())) {
            copy = copy == null ? JSON.objectNode().setAll(object) : copy;
            copy.set(entry.getKey(), normal);
          }
        }
        yield copy == null ? object : copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
          JsonNode normal = normal(array.get(i));
          if (!isSame(normal, array.get(i))) {
            copy = copy == null ? JSON.arrayNode().addAll(array) : copy;
            copy.set(i, normal);
          }
        }
        yield copy == null ? array : copy;
      }
      default ->
          !value.isNumber() || value.isInt() || value.isLong() ? value : toJson(number(value));
    };
  }

  @SuppressWarnings("ReferenceEquality") // a copy is what is to be told from the original
  private static boolean isSame(JsonNode one, JsonNode other) {
    return one == other;
  }

  /** A value in the text of an error. */
  static String shown(@Nullable Object value) {
    if (value == null) {
      return "undefined";
    }
    var out = new StringBuilder();
    Texts.write(value, "", out);
    return out.toString();
  }
}
