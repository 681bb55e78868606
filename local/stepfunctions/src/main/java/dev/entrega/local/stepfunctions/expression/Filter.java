package dev.entrega.local.stepfunctions.expression;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The condition of a {@code [?(...)]} step, asked of one value at a time. */
sealed interface Filter {

  /** Whether the value passes. */
  boolean accepts(JsonNode value, JsonNode root);

  /** {@code a && b}. */
  record All(List<Filter> filters) implements Filter {
    @Override
    public boolean accepts(JsonNode value, JsonNode root) {
      return filters.stream().allMatch(filter -> filter.accepts(value, root));
    }
  }

  /** {@code a || b}. */
  record Any(List<Filter> filters) implements Filter {
    @Override
    public boolean accepts(JsonNode value, JsonNode root) {
      return filters.stream().anyMatch(filter -> filter.accepts(value, root));
    }
  }

  /** {@code !a}. */
  record Not(Filter filter) implements Filter {
    @Override
    public boolean accepts(JsonNode value, JsonNode root) {
      return !filter.accepts(value, root);
    }
  }

  /** {@code @.a}: it leads somewhere. */
  record Exists(Operand path) implements Filter {
    @Override
    public boolean accepts(JsonNode value, JsonNode root) {
      return path.of(value, root) != null;
    }
  }

  /** {@code @.a == 1} and its like. */
  record Comparison(Operand left, Relation relation, Operand right) implements Filter {
    @Override
    public boolean accepts(JsonNode value, JsonNode root) {
      return relation.holds(left.of(value, root), right.of(value, root));
    }
  }

  /** {@code @.a =~ /x/}: the whole of a text matches. */
  record Matches(Operand operand, Pattern pattern) implements Filter {
    @Override
    public boolean accepts(JsonNode value, JsonNode root) {
      JsonNode one = operand.of(value, root);
      String text = one != null && one.isValueNode() && !one.isNull() ? one.asString() : "";
      return pattern.matcher(text).matches();
    }
  }
}
