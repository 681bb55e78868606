package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.FilterPolicy.Scope;
import dev.entrega.local.aws.sqs.Sizes;
import dev.entrega.local.aws.wire.Json;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * What SNS refuses beyond the rule engine ("Filter policy constraints" in AWS's developer guide).
 */
final class FilterLimits {

  private static final int MOST_KEYS = 5;
  private static final int MOST_COMBINATIONS = 150;
  private static final int MOST_BYTES = 262_144;
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  private FilterLimits() {}

  /**
   * Checks a policy that the rule engine has found to be one.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}
   */
  static void check(String json, Scope scope) {
    if (Sizes.utf8(json) > MOST_BYTES) {
      throw SnsErrors.invalid("FilterPolicy: Filter policy is larger than 256 KB");
    }
    var policy = Json.MAPPER.readTree(json);
    if (policy.size() > MOST_KEYS) {
      throw SnsErrors.invalid("FilterPolicy: Filter policy can not have more than 5 keys");
    }
    if (combinations(policy, 1, 1, scope) > MOST_COMBINATIONS) {
      throw SnsErrors.invalid("FilterPolicy: Filter policy is too complex");
    }
  }

  /** Values by values, each multiplied by how deep its key lies. */
  private static long combinations(JsonNode policy, int depth, long before, Scope scope) {
    if (depth > 1 && scope == Scope.MESSAGE_ATTRIBUTES) {
      throw SnsErrors.invalid(
          "FilterPolicy: Filter policy scope MessageAttributes does not support nested filter"
              + " policy");
    }
    var combinations = before;
    for (var entry : policy.properties()) {
      var value = entry.getValue();
      if (value.isObject()) {
        combinations = combinations(value, depth + 1, combinations, scope);
      } else if (entry.getKey().equals("$or")) {
        var all = 0L;
        for (var alternative : value) {
          all += combinations(alternative, depth, combinations, scope);
        }
        combinations = all;
      } else {
        value.forEach(FilterLimits::check);
        combinations = Math.min(combinations * value.size() * depth, Integer.MAX_VALUE);
      }
    }
    return combinations;
  }

  private static void check(JsonNode pattern) {
    if (pattern.isNumber() && pattern.decimalValue().abs().compareTo(BILLION) > 0) {
      throw SnsErrors.invalid(
          "FilterPolicy: Expected numbers from -1000000000 to 1000000000, but found " + pattern);
    }
    if (pattern.has("wildcard")) {
      throw SnsErrors.invalid("FilterPolicy: Unrecognized match type wildcard");
    }
    pattern.forEach(FilterLimits::check);
  }
}
