package dev.entrega.local.stepfunctions.expression;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How JSON values compare: numbers by value, texts by code units. */
public final class Values {

  private Values() {}

  /** Whether both are the same value; 1 is 1.0. */
  public static boolean equal(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return compareNumbers(left, right) == 0;
    }
    return left.equals(Values::unequal, right);
  }

  private static int unequal(JsonNode left, JsonNode right) {
    boolean numbers = left.isNumber() && right.isNumber();
    boolean same = numbers ? compareNumbers(left, right) == 0 : left.equals(right);
    return same ? 0 : 1;
  }

  /** The order of two numbers or of two texts; none where they are neither. */
  public static @Nullable Integer compare(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return compareNumbers(left, right);
    }
    if (left.isString() && right.isString()) {
      return left.stringValue().compareTo(right.stringValue());
    }
    return null;
  }

  private static int compareNumbers(JsonNode left, JsonNode right) {
    if (left.isInt() && right.isInt()) {
      return Integer.compare(left.intValue(), right.intValue());
    }
    BigDecimal one = decimal(left);
    BigDecimal other = decimal(right);
    return one == null || other == null
        ? Double.compare(left.asDouble(), right.asDouble())
        : one.compareTo(other);
  }

  /** A number with all its digits; none where it is too large for a double, as 1e999 is. */
  static @Nullable BigDecimal decimal(JsonNode number) {
    return number.isDouble() && !Double.isFinite(number.doubleValue())
        ? null
        : number.decimalValue();
  }

  /** A whole number as Jackson would read it. */
  static JsonNode number(long value) {
    return value == (int) value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}
