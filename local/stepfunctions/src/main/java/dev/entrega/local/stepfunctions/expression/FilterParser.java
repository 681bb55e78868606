package dev.entrega.local.stepfunctions.expression;

import dev.entrega.local.stepfunctions.expression.Filter.Operand;
import dev.entrega.local.stepfunctions.expression.Filter.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the condition of a {@code [?(...)]} step. */
final class FilterParser {

  private static final Map<String, Operator> OPERATORS = new LinkedHashMap<>();

  static {
    OPERATORS.put("==", Operator.EQUAL);
    OPERATORS.put("!=", Operator.NOT_EQUAL);
    OPERATORS.put("<=", Operator.LESS_OR_EQUAL);
    OPERATORS.put(">=", Operator.GREATER_OR_EQUAL);
    OPERATORS.put("<", Operator.LESS);
    OPERATORS.put(">", Operator.GREATER);
  }

  private final TextReader text;

  FilterParser(TextReader text) {
    this.text = text;
  }

  Filter filter() {
    Filter left = conjunction();
    text.spaces();
    while (text.skip("||")) {
      left = new Filter.Either(left, conjunction());
      text.spaces();
    }
    return left;
  }

  private Filter conjunction() {
    Filter left = condition();
    text.spaces();
    while (text.skip("&&")) {
      left = new Filter.Both(left, condition());
      text.spaces();
    }
    return left;
  }

  private Filter condition() {
    text.spaces();
    if (text.skip("!")) {
      return new Filter.Not(condition());
    }
    if (text.skip("(")) {
      Filter inner = filter();
      text.expect(")");
      return inner;
    }
    return comparison();
  }

  private Filter comparison() {
    Operand left = operand();
    text.spaces();
    Operator operator = operator();
    if (operator != null) {
      return new Filter.Comparison(left, operator, operand());
    }
    if (text.skip("in ")) {
      return new Filter.OneOf(left, literals());
    }
    if (left instanceof Operand.At(var path)) {
      return new Filter.Exists(path);
    }
    throw text.bad("a comparison");
  }

  private @Nullable Operator operator() {
    for (var entry : OPERATORS.entrySet()) {
      if (text.skip(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  private List<JsonNode> literals() {
    var values = new ArrayList<JsonNode>();
    text.spaces();
    text.expect("[");
    do {
      text.spaces();
      values.add(literal());
      text.spaces();
    } while (text.skip(","));
    text.expect("]");
    return List.copyOf(values);
  }

  private Operand operand() {
    text.spaces();
    if (text.peek() != '@') {
      return new Operand.Literal(literal());
    }
    int start = text.position();
    List<Step> steps = new PathParser(text).steps();
    return new Operand.At(Path.of(text.since(start), steps));
  }

  private JsonNode literal() {
    char first = text.peek();
    if (first == '\'' || first == '"') {
      return JsonNodeFactory.instance.stringNode(text.quoted());
    }
    return literal(text.word("-.+"));
  }

  private JsonNode literal(String word) {
    return switch (word) {
      case "true" -> JsonNodeFactory.instance.booleanNode(true);
      case "false" -> JsonNodeFactory.instance.booleanNode(false);
      case "null" -> JsonNodeFactory.instance.nullNode();
      default -> number(word);
    };
  }

  private JsonNode number(String word) {
    try {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(word));
    } catch (NumberFormatException _) {
      throw text.bad("a number");
    }
  }
}
