package dev.entrega.local.stepfunctions.expression;

import java.util.HexFormat;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes a tree as Jackson's mapper does, character by character the same, but without the buffers
 * and contexts that a mapper sets up for each text: payloads are small, and each state makes one.
 */
final class JsonText {

  private static final StreamWriteConstraints CONSTRAINTS = StreamWriteConstraints.defaults();
  private static final int USUAL_LENGTH = 128;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

  private JsonText() {}

  /**
   * The text of a tree.
   *
   * @throws tools.jackson.core.JacksonException it is nested too deeply
   */
  static String of(JsonNode node) {
    var written = new JsonText();
    written.value(node, 0);
    return written.text.toString();
  }

  private void value(JsonNode node, int depth) {
    switch (node) {
      case ObjectNode object -> fields(object, depth + 1);
      case ArrayNode array -> elements(array, depth + 1);
      case StringNode string -> quoted(string.stringValue());
      case IntNode number -> text.append(number.intValue());
      case LongNode number -> text.append(number.longValue());
      case BooleanNode flag -> text.append(flag.booleanValue());
      case NullNode _ -> text.append("null");
      default -> text.append(Payload.MAPPER.writeValueAsString(node));
    }
  }

  private void fields(ObjectNode object, int depth) {
    CONSTRAINTS.validateNestingDepth(depth);
    char before = '{';
    for (var field : object.properties()) {
      text.append(before);
      quoted(field.getKey());
      text.append(':');
      value(field.getValue(), depth);
      before = ',';
    }
    text.append(object.isEmpty() ? "{}" : "}");
  }

  private void elements(ArrayNode array, int depth) {
    CONSTRAINTS.validateNestingDepth(depth);
    char before = '[';
    for (JsonNode element : array) {
      text.append(before);
      value(element, depth);
      before = ',';
    }
    text.append(array.isEmpty() ? "[]" : "]");
  }

  private void quoted(String string) {
    text.append('"');
    int written = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        text.append(string, written, i);
        escaped(c);
        written = i + 1;
      }
    }
    text.append(string, written, string.length()).append('"');
  }

  private void escaped(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> text.append("\\u").append(HEX.toHexDigits(c));
    }
  }
}
