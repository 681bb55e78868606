package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole number that is not negative: as written, or found by an expression. */
public sealed interface Amount {

  /** The most seconds that a field may say. */
  long MOST = 99_999_999;

  /** How much it is here. */
  long in(Scope scope) throws StatesError;

  /** A number as written. */
  record Fixed(long value) implements Amount {
    @Override
    public long in(Scope scope) {
      return value;
    }
  }

  /** A field of a JSONata state. */
  record Evaluated(Expression.Jsonata expression, String field) implements Amount {
    @Override
    public long in(Scope scope) throws StatesError {
      JsonNode value = expression.evaluate(scope, field, "number");
      if (!value.canConvertToLong() || !value.canConvertToExactIntegral()) {
        throw StatesError.ofQuery(
            field, "The %s field cannot be parsed as an integer: %s".formatted(field, value));
      }
      if (value.longValue() < 0 || value.longValue() > MOST) {
        throw StatesError.ofQuery(
            field, "%s must be between 0 and %d but was: %s".formatted(field, MOST, value));
      }
      return value.longValue();
    }
  }

  /** A field whose name ends in {@code Path}. */
  record Found(Expression expression, String field) implements Amount {
    @Override
    public long in(Scope scope) throws StatesError {
      JsonNode value = found(expression, field, scope);
      Long number = number(value);
      if (number == null) {
        throw StatesError.runtime(
            "The %s field refers to value \"%s\" which is not a valid integer: %s"
                .formatted(field, value.isString() ? value.stringValue() : value, expression));
      }
      if (number < 0) {
        throw StatesError.runtime(
            "The %s parameter references a negative value: %s == %s"
                .formatted(field, expression, value));
      }
      return number;
    }

    /** A whole number, also as a text. */
    private static @Nullable Long number(JsonNode value) {
      if (value.isString()) {
        try {
          return Long.valueOf(value.stringValue());
        } catch (NumberFormatException _) {
          return null;
        }
      }
      return value.canConvertToLong() && value.canConvertToExactIntegral()
          ? value.longValue()
          : null;
    }

    /** What a field whose name ends in {@code Path} refers to. */
    static JsonNode found(Expression expression, String field, Scope scope) throws StatesError {
      try {
        return expression.evaluate(scope, field);
      } catch (StatesError e) {
        throw switch (field) {
          case "SecondsPath" -> Pause.absent(field, expression);
          case "TimeoutSecondsPath", "HeartbeatSecondsPath" ->
              expression instanceof Expression.OfInput(var path)
                  ? path.missingIn(scope.input())
                  : e;
          default -> e;
        };
      }
    }
  }
}
