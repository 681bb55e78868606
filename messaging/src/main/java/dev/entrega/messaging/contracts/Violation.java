package dev.entrega.messaging.contracts;

import com.networknt.schema.Error;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A document does not keep to its contract, and never will: <em>Expected …, but …</em>. */
public final class Violation extends RuntimeException {

  private static final int LONGEST_VALUE = 100;

  private final String reason;

  /** Says what was expected and what was found. */
  public Violation(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message, which is always there. */
  public String reason() {
    return reason;
  }

  /** What Jackson could not read, without the text around it. */
  public static Violation of(JacksonException e) {
    var at = e.getLocation();
    var place =
        at == null || at.getLineNr() < 1
            ? ""
            : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    return new Violation(
        "Expected readable JSON, but: " + shortened(e.getOriginalMessage()) + place);
  }

  static Violation of(Error error) {
    return new Violation("Expected " + sentence(error));
  }

  private static String sentence(Error error) {
    var at = error.getInstanceLocation();
    var wanted = error.getSchemaNode();
    var found = error.getInstanceNode();
    return switch (error.getKeyword()) {
      case "required" -> "%s.%s, but it is missing".formatted(at, error.getProperty());
      case "type" -> "%s to be %s, but was %s".formatted(at, type(wanted), kind(found));
      case "minimum" -> "%s to be at least %s, but was %s".formatted(at, wanted, value(found));
      case "maximum" -> "%s to be at most %s, but was %s".formatted(at, wanted, value(found));
      case "pattern" -> "%s to match %s, but was %s".formatted(at, wanted.asString(), value(found));
      case "const", "enum" -> "%s to be %s, but was %s".formatted(at, wanted, value(found));
      case "minLength" -> "%s not to be empty, but it was".formatted(at);
      case "minItems" ->
          "%s to hold at least %s, but it held %d".formatted(at, wanted, found.size());
      default -> "%s to keep its contract, but it %s".formatted(at, error.getMessage());
    };
  }

  private static String type(JsonNode wanted) {
    return wanted.isArray()
        ? String.join(" or ", wanted.valueStream().map(JsonNode::asString).toList())
        : wanted.asString();
  }

  /** What it is, and which number: a text may be somebody's address. */
  private static String kind(JsonNode found) {
    return found.isNumber()
        ? found.toString()
        : found.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static String value(JsonNode found) {
    return shortened(found.toString());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
