package dev.entrega.local.stepfunctions.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads paths and calls of intrinsic functions, nested as they may be. */
final class ExpressionParser {

  /** How many intrinsic functions AWS lets stand in one field. */
  private static final int MOST_CALLS = 10;

  private final TextReader text;
  private int calls;

  private ExpressionParser(String text) {
    this.text = new TextReader(text);
  }

  static Expression parse(String text) {
    if (!text.startsWith("States.")) {
      return path(text);
    }
    var parser = new ExpressionParser(text);
    Expression call = parser.call();
    if (!parser.text.atEnd()) {
      throw parser.text.bad("the end");
    }
    return call;
  }

  private static Expression path(String text) {
    if (text.startsWith("$$")) {
      return new Expression.OfContext(Path.parse(text.substring(1)));
    }
    int end = 1;
    while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
      end++;
    }
    return text.startsWith("$") && end > 1 && Character.isUnicodeIdentifierStart(text.charAt(1))
        ? new Expression.OfVariable(
            text.substring(1, end), Path.parse("$" + text.substring(end)), text)
        : new Expression.OfInput(Path.parse(text));
  }

  private Expression call() {
    if (++calls > MOST_CALLS) {
      throw text.bad("no more than " + MOST_CALLS + " intrinsic functions");
    }
    int start = text.position();
    String name = text.word(".");
    Intrinsics.Function function = Intrinsics.NAMED.get(name);
    if (function == null) {
      throw text.bad("an intrinsic function instead of '" + name + "'");
    }
    text.spaces();
    text.expect("(");
    var arguments = new ArrayList<Expression>();
    text.spaces();
    if (!text.skip(")")) {
      do {
        text.spaces();
        arguments.add(argument());
        text.spaces();
      } while (text.skip(","));
      text.expect(")");
    }
    return new Expression.Call(text.since(start), function, List.copyOf(arguments));
  }

  private Expression argument() {
    if (text.looksAt("States.")) {
      return call();
    }
    return switch (text.peek()) {
      case '$' -> path(pathText());
      case '\'' -> Expression.Text.of(text.quotedRaw());
      default -> new Expression.Literal(literal(text.word("-.+")));
    };
  }

  /** Reads a path up to the comma or the parenthesis that ends the argument. */
  private String pathText() {
    int start = text.position();
    int depth = 0;
    while (!text.atEnd() && (depth > 0 || (text.peek() != ',' && text.peek() != ')'))) {
      switch (text.peek()) {
        case '\'', '"' -> {
          if (depth > 0) {
            text.quoted();
          } else {
            text.next();
          }
        }
        case '[', '(' -> {
          depth++;
          text.next();
        }
        case ']', ')' -> {
          depth--;
          text.next();
        }
        default -> text.next();
      }
    }
    return text.since(start).stripTrailing();
  }

  private JsonNode literal(String word) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (word) {
      case "true" -> json.booleanNode(true);
      case "false" -> json.booleanNode(false);
      case "null" -> json.nullNode();
      default -> number(word);
    };
  }

  private JsonNode number(String word) {
    try {
      var number = new BigDecimal(word);
      if (number.scale() > 0) {
        return JsonNodeFactory.instance.numberNode(number.doubleValue());
      }
      return Values.number(number.longValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      throw text.bad("a number");
    }
  }
}
