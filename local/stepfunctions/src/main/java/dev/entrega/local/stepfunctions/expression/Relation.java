package dev.entrega.local.stepfunctions.expression;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the two sides of a comparison in a filter are compared; a side whose path leads nowhere is
 * absent. As with AWS, a number equals a text that shows it.
 */
enum Relation {
  SAME("==="),
  NOT_SAME("!=="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS_OR_EQUAL("<="),
  GREATER_OR_EQUAL(">="),
  LESS("<"),
  GREATER(">"),
  IN("in"),
  NOT_IN("nin"),
  CONTAINS("contains"),
  SIZE("size"),
  EMPTY("empty"),
  SUBSET_OF("subsetof"),
  ANY_OF("anyof"),
  NONE_OF("noneof"),
  ALL("all");

  private final String text;

  Relation(String text) {
    this.text = text;
  }

  /** As it is written. */
  String text() {
    return text;
  }

  /** Whether it is written as a word, which must end where the word ends. */
  boolean isWord() {
    return Character.isLetter(text.charAt(0));
  }

  boolean holds(@Nullable JsonNode left, @Nullable JsonNode right) {
    Integer order = left == null || right == null ? null : Values.compare(left, right);
    return switch (this) {
      case SAME -> sameType(left, right) && equal(left, right);
      case NOT_SAME -> !(sameType(left, right) && equal(left, right));
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> !equal(left, right);
      case LESS -> order != null && order < 0;
      case LESS_OR_EQUAL -> order != null && order <= 0;
      case GREATER -> order != null && order > 0;
      case GREATER_OR_EQUAL -> order != null && order >= 0;
      case IN -> right instanceof ArrayNode list && has(list, left);
      case NOT_IN -> !(right instanceof ArrayNode list && has(list, left));
      case CONTAINS -> contains(left, right);
      case SIZE -> right != null && right.isNumber() && size(left) == right.intValue();
      case EMPTY -> right != null && right.isBoolean() && isEmpty(left, right.booleanValue());
      case SUBSET_OF -> allIn(left, right);
      case ANY_OF -> anyIn(left, right);
      case NONE_OF ->
          left instanceof ArrayNode && right instanceof ArrayNode && !anyIn(left, right);
      case ALL -> allIn(right, left);
    };
  }

  private static boolean sameType(@Nullable JsonNode left, @Nullable JsonNode right) {
    return left != null && right != null && left.getNodeType() == right.getNodeType();
  }

  private static boolean equal(@Nullable JsonNode left, @Nullable JsonNode right) {
    if (left == null || right == null) {
      return false;
    }
    if (left.isNumber() && right.isString()) {
      return isNumber(right.stringValue(), left);
    }
    if (left.isString() && right.isNumber()) {
      return left.stringValue().equals(right.asString());
    }
    return Values.equal(left, right);
  }

  private static boolean isNumber(String text, JsonNode number) {
    try {
      return new BigDecimal(text).compareTo(number.decimalValue()) == 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean has(ArrayNode list, @Nullable JsonNode value) {
    return list.valueStream().anyMatch(each -> equal(value, each));
  }

  private static boolean contains(@Nullable JsonNode left, @Nullable JsonNode right) {
    if (left != null && right != null && left.isString() && right.isString()) {
      return left.stringValue().contains(right.stringValue());
    }
    return left instanceof ArrayNode list && has(list, right);
  }

  /** How many elements or characters there are; -1 where the question makes no sense. */
  private static int size(@Nullable JsonNode value) {
    if (value == null || !(value.isArray() || value.isString())) {
      return -1;
    }
    return value.isString() ? value.stringValue().length() : value.size();
  }

  private static boolean isEmpty(@Nullable JsonNode value, boolean expected) {
    int size = value instanceof ObjectNode object ? object.size() : size(value);
    return size >= 0 && (size == 0) == expected;
  }

  private static boolean allIn(@Nullable JsonNode some, @Nullable JsonNode all) {
    return some instanceof ArrayNode few
        && all instanceof ArrayNode list
        && few.valueStream().allMatch(each -> has(list, each));
  }

  private static boolean anyIn(@Nullable JsonNode some, @Nullable JsonNode all) {
    return some instanceof ArrayNode few
        && all instanceof ArrayNode list
        && few.valueStream().anyMatch(each -> has(list, each));
  }
}
