package dev.entrega.local.stepfunctions.expression;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A text that stands for a value: a path into the input or the context object, or a call of an
 * intrinsic function.
 */
public sealed interface Expression {

  /**
   * Compiles the text of a field whose name ends in {@code .$}, or of one that takes such a text.
   *
   * @throws IllegalArgumentException it is neither a path nor a call
   */
  static Expression parse(String text) {
    return ExpressionParser.parse(text);
  }

  /**
   * What the expression means here.
   *
   * @param field the field that holds the expression, for the message of an error
   * @throws StatesError a path leads nowhere, or a function refuses its arguments
   */
  JsonNode evaluate(Scope scope, String field) throws StatesError;

  /** {@code $.a}. */
  record OfInput(Path path) implements Expression {
    @Override
    public JsonNode evaluate(Scope scope, String field) throws StatesError {
      return found(path, scope.input(), path.toString(), field);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** {@code $$.a}. */
  record OfContext(Path path) implements Expression {
    @Override
    public JsonNode evaluate(Scope scope, String field) throws StatesError {
      return found(path, scope.context().get(), toString(), field);
    }

    @Override
    public String toString() {
      return "$" + path;
    }
  }

  /** A value as written among the arguments of a function. */
  record Literal(JsonNode json) implements Expression {
    @Override
    public JsonNode evaluate(Scope scope, String field) {
      return json;
    }
  }

  /** {@code States.Format('{}', $.a)}. */
  record Call(String text, Intrinsics.Function function, List<Expression> arguments)
      implements Expression {
    @Override
    public JsonNode evaluate(Scope scope, String field) throws StatesError {
      var values = new ArrayList<JsonNode>(arguments.size());
      for (Expression argument : arguments) {
        values.add(argument.evaluate(scope, field));
      }
      try {
        return function.apply(new Arguments(values, scope.random()));
      } catch (IllegalArgumentException e) {
        throw StatesError.within(
            "States.IntrinsicFailure",
            "The function '%s' had the following error: %s".formatted(text, e.getMessage()));
      }
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static JsonNode found(Path path, JsonNode root, String text, String field)
      throws StatesError {
    JsonNode found = path.find(root);
    if (found == null) {
      throw StatesError.runtime(
          "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
              .formatted(text, field, root));
    }
    return found;
  }
}
