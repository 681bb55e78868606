package dev.entrega.local.stepfunctions.expression;

import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What an intrinsic function is called with; each reader refuses what has another type.
 *
 * @param random where functions draw from that are not the same each time
 */
record Arguments(List<JsonNode> values, RandomGenerator random) {

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

  /** A whole number; a fraction is rounded to the nearest, as AWS does. */
  long integer(int index) {
    if (!values.get(index).isNumber()) {
      throw invalid(index, "number");
    }
    return Math.round(values.get(index).doubleValue());
  }

  IllegalArgumentException invalid(int index, String type) {
    return new IllegalArgumentException(
        "Invalid argument %d: expected %s, but was %s"
            .formatted(index + 1, type, values.get(index).getNodeType()));
  }
}
