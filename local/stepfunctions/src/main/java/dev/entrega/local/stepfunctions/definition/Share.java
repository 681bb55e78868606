package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import tools.jackson.databind.JsonNode;

/** A number of hundredths: as written, or found by an expression. */
public sealed interface Share {

  /** None. */
  double NOTHING = 0;

  /** All. */
  double WHOLE = 100;

  /** How much it is here; between 0 and 100. */
  double in(Scope scope) throws StatesError;

  /** A number as written. */
  record Fixed(double value) implements Share {
    @Override
    public double in(Scope scope) {
      return value;
    }
  }

  /** A field of a JSONata state. */
  record Evaluated(Expression.Jsonata expression, String field) implements Share {
    @Override
    public double in(Scope scope) throws StatesError {
      double value = expression.evaluate(scope, field, "number").doubleValue();
      if (value < NOTHING || value > WHOLE) {
        throw StatesError.ofQuery(field, field + " must be between 0 and 100.");
      }
      return value;
    }
  }

  /**
   * A field whose name ends in {@code Path}.
   *
   * @param of the name without that end
   */
  record Found(Expression expression, String of) implements Share {
    @Override
    public double in(Scope scope) throws StatesError {
      String field = of + "Path";
      JsonNode found = Amount.Found.found(expression, field, scope);
      String text = found.isString() ? found.stringValue() : found.toString();
      double value;
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException _) {
        throw StatesError.runtime(
            "The %s field refers to value \"%s\" which is not a valid float: %s"
                .formatted(field, text, expression));
      }
      if (!(value >= NOTHING && value <= WHOLE)) {
        throw StatesError.runtime(of + " must be between 0 and 100.");
      }
      return value;
    }
  }
}
