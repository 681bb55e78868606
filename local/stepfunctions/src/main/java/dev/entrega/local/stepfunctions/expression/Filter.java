package dev.entrega.local.stepfunctions.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The condition of a {@code [?(...)]} step, asked of one value at a time. */
sealed interface Filter {

  /** Whether the value passes. */
  boolean accepts(JsonNode value);

  /** {@code a && b}. */
  record Both(Filter left, Filter right) implements Filter {
    @Override
    public boolean accepts(JsonNode value) {
      return left.accepts(value) && right.accepts(value);
    }
  }

  /** {@code a || b}. */
  record Either(Filter left, Filter right) implements Filter {
    @Override
    public boolean accepts(JsonNode value) {
      return left.accepts(value) || right.accepts(value);
    }
  }

  /** {@code !a}. */
  record Not(Filter filter) implements Filter {
    @Override
    public boolean accepts(JsonNode value) {
      return !filter.accepts(value);
    }
  }

  /** {@code @.a}: it leads somewhere. */
  record Exists(Path path) implements Filter {
    @Override
    public boolean accepts(JsonNode value) {
      JsonNode found = path.find(value);
      return found != null && (path.isDefinite() || !found.isEmpty());
    }
  }

  /** {@code @.a == 1} and its like. */
  record Comparison(Operand left, Operator operator, Operand right) implements Filter {
    @Override
    public boolean accepts(JsonNode value) {
      JsonNode one = left.of(value);
      JsonNode other = right.of(value);
      if (one == null || other == null) {
        return operator == Operator.NOT_EQUAL && (one == null) != (other == null);
      }
      return operator.holds(one, other);
    }
  }

  /** {@code @.a in ['x', 'y']}. */
  record OneOf(Operand operand, List<JsonNode> values) implements Filter {
    @Override
    public boolean accepts(JsonNode value) {
      JsonNode one = operand.of(value);
      return one != null && values.stream().anyMatch(other -> Values.equal(one, other));
    }
  }

  /** A side of a comparison. */
  sealed interface Operand {

    /** What the side means for a value. */
    @Nullable JsonNode of(JsonNode value);

    /** A path from the value. */
    record At(Path path) implements Operand {
      @Override
      public @Nullable JsonNode of(JsonNode value) {
        return path.find(value);
      }
    }

    /** A value as written. */
    record Literal(JsonNode json) implements Operand {
      @Override
      public JsonNode of(JsonNode value) {
        return json;
      }
    }
  }

  /** How two sides are compared. */
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean holds(JsonNode left, JsonNode right) {
      Integer order = Values.compare(left, right);
      return switch (this) {
        case EQUAL -> Values.equal(left, right);
        case NOT_EQUAL -> !Values.equal(left, right);
        case LESS -> order != null && order < 0;
        case LESS_OR_EQUAL -> order != null && order <= 0;
        case GREATER -> order != null && order > 0;
        case GREATER_OR_EQUAL -> order != null && order >= 0;
      };
    }
  }
}
