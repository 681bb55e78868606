package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Values;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

  /**
   * Comparisons of two values; a name that ends in {@code Path} beside each compares to another.
   */
  static final Map<String, Comparison> COMPARISONS = comparisons();

  private Comparisons() {}

  /**
   * One operator.
   *
   * @param accepts whether a value as written is of the type that the operator compares
   */
  record Comparison(
      BiPredicate<JsonNode, JsonNode> holds, Predicate<JsonNode> accepts, String type) {}

  private static Map<String, Comparison> comparisons() {
    var all = new HashMap<String, Comparison>();
    RELATIONS.forEach((relation, holds) -> {
      all.put("String" + relation, by(Comparisons::order, JsonNode::isString, "string", holds));
      all.put("Numeric" + relation, by(Comparisons::order, JsonNode::isNumber, "number", holds));
      all.put(
          "Timestamp" + relation,
          by(Comparisons::orderInTime, value -> moment(value) != null, "RFC3339 timestamp", holds));
    });
    all.put("BooleanEquals", new Comparison(JsonNode::equals, JsonNode::isBoolean, "boolean"));
    return Map.copyOf(all);
  }

  private static Comparison by(
      Order order, Predicate<JsonNode> type, String typeName, IntPredicate relation) {
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

  /**
   * {@code StringMatches}: a star stands for any characters, a backslash takes its meaning away.
   */
  static Predicate<JsonNode> matches(String wildcard) {
    var regex = new StringBuilder();
    for (int i = 0; i < wildcard.length(); i++) {
      char c = wildcard.charAt(i);
      if (c == '\\' && i + 1 < wildcard.length()) {
        regex.append(Pattern.quote(String.valueOf(wildcard.charAt(++i))));
      } else {
        regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
      }
    }
    Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    return value -> value.isString() && pattern.matcher(value.stringValue()).matches();
  }
}
