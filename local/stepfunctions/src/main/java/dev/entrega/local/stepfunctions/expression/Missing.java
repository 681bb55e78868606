package dev.entrega.local.stepfunctions.expression;

import tools.jackson.databind.JsonNode;

/** What AWS says of a step that does not fit the value where it stands. */
final class Missing {

  private Missing() {}

  /**
   * Says it.
   *
   * @param rest the step and those after it
   */
  static String at(String way, Step.Definite step, String rest, JsonNode at) {
    if (step instanceof Step.Index) {
      return at.isNull()
          ? "The path " + way + " is null"
          : "Filter: %s can only be applied to arrays. Current context is: %s"
              .formatted(rest, Shown.of(at));
    }
    return ("Expected to find an object with property %s in path %s but found '%s'. This is not a"
            + " json object according to the JsonProvider:"
            + " 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.")
        .formatted(step, way, typeOf(at));
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "java.util.ArrayList";
      case STRING -> "java.lang.String";
      case BOOLEAN -> "java.lang.Boolean";
      case NULL, MISSING -> "null";
      case NUMBER ->
          value.isInt()
              ? "java.lang.Integer"
              : value.isLong()
                  ? "java.lang.Long"
                  : value.isBigInteger() ? "java.math.BigInteger" : "java.lang.Double";
      case OBJECT, POJO, BINARY -> "java.util.LinkedHashMap";
    };
  }
}
