package dev.entrega.local.stepfunctions.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function at the end of a path, such as {@code $.items.length()}.
 *
 * @param arguments what stands between its parentheses
 */
record Aggregate(Name name, List<Operand> arguments) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The functions that there are. */
  enum Name {
    LENGTH,
    SIZE,
    KEYS,
    MIN,
    MAX,
    AVG,
    SUM,
    STDDEV,
    CONCAT,
    APPEND,
    FIRST,
    LAST,
    INDEX;

    static @Nullable Name of(String text) {
      for (Name name : values()) {
        if (name.name().toLowerCase(Locale.ROOT).equals(text)) {
          return name;
        }
      }
      return null;
    }
  }

  /** What the function makes of a value; nothing where it cannot be applied. */
  @Nullable JsonNode of(JsonNode value, JsonNode root) {
    return switch (name) {
      case LENGTH, SIZE -> value.isContainer() ? JSON.numberNode(value.size()) : JSON.nullNode();
      case KEYS -> keys(value);
      case MIN, MAX, AVG, SUM, STDDEV -> ofNumbers(numbers(value, root));
      case CONCAT -> concat(value, root);
      case APPEND -> append(value, root);
      case FIRST -> value instanceof ArrayNode array ? array.get(0) : null;
      case LAST -> value instanceof ArrayNode array ? array.get(array.size() - 1) : null;
      case INDEX -> index(value, root);
    };
  }

  private static JsonNode keys(JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      return JSON.nullNode();
    }
    ArrayNode names = JSON.arrayNode();
    object.properties().forEach(entry -> names.add(entry.getKey()));
    return names;
  }

  private List<Double> numbers(JsonNode value, JsonNode root) {
    var numbers = new ArrayList<Double>();
    Consumer<JsonNode> add =
        each -> {
          if (each.isNumber()) {
            numbers.add(each.doubleValue());
          }
        };
    if (value instanceof ArrayNode array) {
      array.forEach(add);
    }
    for (JsonNode argument : arguments(value, root)) {
      if (argument instanceof ArrayNode array) {
        array.forEach(add);
      } else {
        add.accept(argument);
      }
    }
    return numbers;
  }

  private @Nullable JsonNode ofNumbers(List<Double> numbers) {
    if (numbers.isEmpty()) {
      return null;
    }
    double sum = numbers.stream().mapToDouble(each -> each).sum();
    return JSON.numberNode(
        switch (name) {
          case MIN -> numbers.stream().mapToDouble(each -> each).min().orElseThrow();
          case MAX -> numbers.stream().mapToDouble(each -> each).max().orElseThrow();
          case AVG -> sum / numbers.size();
          case STDDEV -> deviation(numbers, sum / numbers.size());
          default -> sum;
        });
  }

  private static double deviation(List<Double> numbers, double mean) {
    double squares = numbers.stream().mapToDouble(each -> each * each).sum();
    return Math.sqrt(squares / numbers.size() - mean * mean);
  }

  private JsonNode concat(JsonNode value, JsonNode root) {
    var text = new StringBuilder();
    if (value instanceof ArrayNode array) {
      array
          .valueStream()
          .filter(JsonNode::isString)
          .forEach(each -> text.append(each.stringValue()));
    }
    arguments(value, root).forEach(argument -> text.append(argument.asString("")));
    return JSON.stringNode(text.toString());
  }

  private JsonNode append(JsonNode value, JsonNode root) {
    return value instanceof ArrayNode array
        ? JSON.arrayNode().addAll(array).addAll(arguments(value, root))
        : value;
  }

  private @Nullable JsonNode index(JsonNode value, JsonNode root) {
    List<JsonNode> places = arguments(value, root);
    if (places.isEmpty() || !places.getFirst().canConvertToInt()) {
      return null;
    }
    return new Step.Index(places.getFirst().intValue()).only(value);
  }

  private List<JsonNode> arguments(JsonNode value, JsonNode root) {
    var values = new ArrayList<JsonNode>();
    for (Operand argument : arguments) {
      JsonNode each = argument.of(value, root);
      if (each != null) {
        values.add(each);
      }
    }
    return values;
  }
}
