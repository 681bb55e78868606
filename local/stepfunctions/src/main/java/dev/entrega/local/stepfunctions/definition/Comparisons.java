package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Values;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** The operators of Choice rules, by name. */
final class Comparisons {

  private static final Map<String, IntPredicate> RELATIONS =
      Map.of(
          "Equals", order -> order == 0,
          "LessThan", order -> order < 0,
          "GreaterThan", order -> order > 0,
          "LessThanEquals", order -> order <= 0,
          "GreaterThanEquals", order -> order >= 0);

  /** Tests of one value, by the name of a field that says whether it shall pass. */
  static final Map<String, Predicate<JsonNode>> TESTS =
      Map.of(
          "IsNull", JsonNode::isNull,
          "IsString", JsonNode::isString,
          "IsNumeric", JsonNode::isNumber,
          "IsBoolean", JsonNode::isBoolean,
          "IsTimestamp", value -> moment(value) != null);

  /** How the name of an operator ends that compares to another variable. */
  static final String PATH = "Path";

  private static final Set<String> OTHERS = Set.of("IsPresent", "StringMatches");

  /**
   * Comparisons of two values; a name that ends in {@code Path} beside each compares to another.
   */
  private static final Map<String, Comparison> COMPARISONS = comparisons();

  private Comparisons() {}

  /**
   * One operator.
   *
   * @param accepts whether a value as written is of the type that the operator compares
   * @param type the JSON type of such values
   */
  record Comparison(
      BiPredicate<JsonNode, JsonNode> holds, Predicate<JsonNode> accepts, JsonNodeType type) {

    /** Why a value as written is refused. */
    String refusal(@Nullable JsonNode value) {
      return value != null && value.getNodeType() == type
          ? "String does not match RFC3339 timestamp"
          : "Expected value of type [" + type + "]";
    }
  }

  /** Whether a field of a rule is an operator on its variable. */
  static boolean isOperator(String name) {
    return TESTS.containsKey(name) || OTHERS.contains(name) || COMPARISONS.containsKey(bare(name));
  }

  /** The comparison that an operator of two values makes. */
  static Comparison of(String operator) {
    Comparison comparison = COMPARISONS.get(bare(operator));
    if (comparison == null) {
      throw new IllegalStateException("Expected an operator, but was " + operator);
    }
    return comparison;
  }

  private static String bare(String operator) {
    return operator.endsWith(PATH)
        ? operator.substring(0, operator.length() - PATH.length())
        : operator;
  }

  private static Map<String, Comparison> comparisons() {
    var all = new HashMap<String, Comparison>();
    RELATIONS.forEach((relation, holds) -> {
      all.put(
          "String" + relation,
          by(Comparisons::order, JsonNode::isString, JsonNodeType.STRING, holds));
      all.put(
          "Numeric" + relation,
          by(Comparisons::order, JsonNode::isNumber, JsonNodeType.NUMBER, holds));
      all.put(
          "Timestamp" + relation,
          by(Comparisons::orderInTime, value -> moment(value) != null, JsonNodeType.STRING, holds));
    });
    all.put(
        "BooleanEquals",
        new Comparison(JsonNode::equals, JsonNode::isBoolean, JsonNodeType.BOOLEAN));
    return Map.copyOf(all);
  }

  private static Comparison by(
      Order order, Predicate<JsonNode> type, JsonNodeType typeName, IntPredicate relation) {
    return new Comparison(
        (left, right) -> {
          if (!type.test(left) || !type.test(right)) {
            return false;
          }
          Integer found = order.of(left, right);
          return found != null && relation.test(found);
        },
        type,
        typeName);
  }

  private interface Order {
    @Nullable Integer of(JsonNode left, JsonNode right);
  }

  private static @Nullable Integer order(JsonNode left, JsonNode right) {
    return Values.compare(left, right);
  }

  private static @Nullable Integer orderInTime(JsonNode left, JsonNode right) {
    Instant one = moment(left);
    Instant other = moment(right);
    return one == null || other == null ? null : one.compareTo(other);
  }

  private static @Nullable Instant moment(JsonNode value) {
    return value.isString() ? Timestamps.parse(value.stringValue()) : null;
  }

  /** {@code StringMatches}. */
  static Predicate<JsonNode> matches(String wildcard) {
    var pattern = Wildcard.of(wildcard);
    return value -> value.isString() && pattern.matches(value.stringValue());
  }
}
