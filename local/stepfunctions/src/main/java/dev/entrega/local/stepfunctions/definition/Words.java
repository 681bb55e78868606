package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import tools.jackson.databind.JsonNode;

/** The error or the cause that a Fail state gives: as written, or found by an expression. */
public sealed interface Words {

  /** The text to give. */
  String in(Scope scope) throws StatesError;

  /** {@code Error} or {@code Cause}. */
  record Literal(String text) implements Words {
    @Override
    public String in(Scope scope) {
      return text;
    }
  }

  /** {@code Error} or {@code Cause} of a JSONata state. */
  record Evaluated(Expression.Jsonata expression, String field) implements Words {
    @Override
    public String in(Scope scope) throws StatesError {
      return expression.evaluate(scope, field, "string").stringValue();
    }
  }

  /** {@code ErrorPath} or {@code CausePath}. */
  record Found(Expression expression, String field) implements Words {
    @Override
    public String in(Scope scope) throws StatesError {
      JsonNode value = expression.evaluate(scope, field);
      if (!value.isString()) {
        throw StatesError.runtime(
            "The %s field refers to value %s which is not a string: %s"
                .formatted(field, value, expression));
      }
      return value.stringValue();
    }
  }
}
