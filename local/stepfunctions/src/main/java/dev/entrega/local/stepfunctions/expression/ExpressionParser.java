package dev.entrega.local.stepfunctions.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads paths and calls of intrinsic functions, nested as they may be. */
final class ExpressionParser {

  private final TextReader text;

  private ExpressionParser(String text) {
    this.text = new TextReader(text);
  }

  static Expression parse(String text) {
    var parser = new ExpressionParser(text);
    Expression expression = text.startsWith("States.") ? parser.call() : parser.path();
    if (!parser.text.atEnd()) {
      throw parser.text.bad("the end");
    }
    return expression;
  }

  private Expression path() {
    boolean context = text.skip("$") && text.peek() == '$';
    int start = context ? text.position() : text.position() - 1;
    if (start < 0) {
      throw text.bad("'$' or 'States.'");
    }
    if (!context && Character.isUnicodeIdentifierStart(text.peek())) {
      return variable(start);
    }
    if (!context) {
      return new Expression.OfInput(stepsFrom(start));
    }
    return new Expression.OfContext(stepsFrom(start));
  }

  private Expression variable(int start) {
    int from = text.position();
    while (!text.atEnd() && Character.isUnicodeIdentifierPart(text.peek())) {
      text.next();
    }
    String name = text.since(from);
    // The steps follow the last letter of the name as they follow a '$' elsewhere.
    text.rewind(text.position() - 1);
    List<Step> steps = new PathParser(text).steps();
    String written = text.since(start);
    return new Expression.OfVariable(name, Path.of(written, steps), written);
  }

  private Path stepsFrom(int start) {
    text.rewind(start);
    List<Step> steps = new PathParser(text).steps();
    return Path.of(text.since(start), steps);
  }

  private Expression call() {
    int start = text.position();
    String name = text.word(".");
    Intrinsics.Function function = Intrinsics.NAMED.get(name);
    if (function == null) {
      throw text.bad("an intrinsic function instead of '" + name + "'");
    }
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
      case '$' -> path();
      case '\'' -> new Expression.Literal(JsonNodeFactory.instance.stringNode(quoted()));
      default -> new Expression.Literal(literal(text.word("-.+")));
    };
  }

  /** Reads a text in which a backslash before a brace stays, for {@code States.Format} to see. */
  private String quoted() {
    return text.quoted("{}");
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
      return number.precision() < 10
          ? JsonNodeFactory.instance.numberNode(number.intValueExact())
          : JsonNodeFactory.instance.numberNode(number.longValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      throw text.bad("a number");
    }
  }
}
