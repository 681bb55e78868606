package dev.entrega.local.stepfunctions.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What an intrinsic function is called with; each reader refuses what has another type.
 *
 * @param template the first argument with its backslashes, where it is a text as written
 * @param random where functions draw from that are not the same each time
 */
record Arguments(List<JsonNode> values, @Nullable String template, RandomGenerator random) {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  int count() {
    return values.size();
  }

  Arguments between(int least, int most) {
    if (values.size() < least || values.size() > most) {
      throw new IllegalArgumentException("Invalid number of arguments");
    }
    return this;
  }

  JsonNode at(int index) {
    return values.get(index);
  }

  String text(int index) {
    if (!values.get(index).isString()) {
      throw invalid(index, "string");
    }
    return values.get(index).stringValue();
  }

  ArrayNode array(int index) {
    if (!(values.get(index) instanceof ArrayNode array)) {
      throw invalid(index, "array");
    }
    return array;
  }

  boolean flag(int index) {
    if (!values.get(index).isBoolean()) {
      throw invalid(index, "boolean");
    }
    return values.get(index).booleanValue();
  }

  /**
   * A whole number of 32 bits; a fraction is rounded to the nearest, a half upwards, as in Java.
   */
  int integer(int index) {
    BigDecimal number = values.get(index).isNumber() ? Values.decimal(values.get(index)) : null;
    if (number == null) {
      throw invalid(index, "number");
    }
    BigDecimal rounded = number.add(HALF).setScale(0, RoundingMode.FLOOR);
    if (rounded.compareTo(LEAST) < 0 || rounded.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "Invalid argument %d: expected a number between %s and %s"
              .formatted(index + 1, LEAST, MOST));
    }
    return rounded.intValueExact();
  }

  IllegalArgumentException invalid(int index, String type) {
    return new IllegalArgumentException(
        "Invalid argument %d: expected %s, but was %s"
            .formatted(index + 1, type, values.get(index).getNodeType()));
  }
}
