package dev.entrega.local.stepfunctions.expression;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what stands beside an operator of a filter, or between the parentheses of a function. */
final class OperandParser {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final TextReader text;

  OperandParser(TextReader text) {
    this.text = text;
  }

  Operand operand() {
    text.spaces();
    return switch (text.peek()) {
      case '@' -> new Operand.At(new PathParser(text, PathParser.Place.WITHIN).path());
      case '$' -> new Operand.OfRoot(new PathParser(text, PathParser.Place.WITHIN).path());
      case '/' -> regex();
      case '\'', '"' -> new Operand.Literal(JsonNodeFactory.instance.stringNode(text.quoted()));
      case '[' -> new Operand.Literal(container('[', ']'));
      case '{' -> new Operand.Literal(container('{', '}'));
      default -> new Operand.Literal(word());
    };
  }

  private JsonNode word() {
    String word = text.word("-.+");
    try {
      JsonNode read = MAPPER.readTree(word);
      if (read.isBoolean() || read.isNull() || read.isNumber()) {
        return read;
      }
    } catch (JacksonException _) {
      // refused below, as a word that means nothing is
    }
    throw text.bad("a value");
  }

  /** Reads an array or an object, in which texts may stand in single quotes. */
  private JsonNode container(char open, char close) {
    var json = new StringBuilder();
    int depth = 0;
    do {
      char c = text.peek();
      if (c == '\'' || c == '"') {
        json.append(JsonNodeFactory.instance.stringNode(text.quoted()));
      } else {
        depth += c == open ? 1 : c == close ? -1 : 0;
        json.append(text.next());
      }
    } while (depth > 0 && !text.atEnd());
    try {
      return MAPPER.readTree(json.toString());
    } catch (JacksonException _) {
      throw text.bad("an array or an object");
    }
  }

  private Operand regex() {
    text.next();
    var pattern = new StringBuilder();
    while (text.peek() != '/') {
      if (text.atEnd()) {
        throw text.bad("a closing /");
      }
      if (text.peek() == '\\') {
        pattern.append(text.next());
      }
      pattern.append(text.next());
    }
    text.next();
    int flags = 0;
    for (char c = text.peek(); "idmsuxU".indexOf(c) >= 0; c = text.peek()) {
      flags |= flag(text.next());
    }
    try {
      return new Operand.Regex(Pattern.compile(pattern.toString(), flags));
    } catch (PatternSyntaxException _) {
      throw text.bad("a regular expression");
    }
  }

  private static int flag(char c) {
    return switch (c) {
      case 'i' -> Pattern.CASE_INSENSITIVE;
      case 'd' -> Pattern.UNIX_LINES;
      case 'm' -> Pattern.MULTILINE;
      case 's' -> Pattern.DOTALL;
      case 'u' -> Pattern.UNICODE_CASE;
      case 'x' -> Pattern.COMMENTS;
      default -> Pattern.UNICODE_CHARACTER_CLASS;
    };
  }
}
