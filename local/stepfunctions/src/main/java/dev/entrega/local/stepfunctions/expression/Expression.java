package dev.entrega.local.stepfunctions.expression;

import dev.entrega.local.stepfunctions.expression.jsonata.Query;
import dev.entrega.local.stepfunctions.expression.jsonata.QueryFailed;
import dev.entrega.local.stepfunctions.expression.jsonata.Seen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A text that stands for a value: in JSONPath a path into the input, the context object or a
 * variable, or a call of an intrinsic function; or else a text of JSONata.
 */
public sealed interface Expression {

  /**
   * Compiles the text of a field whose name ends in {@code .$}, or of another field of a JSONPath
   * state that takes such a text.
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
      return found(path, scope.context(), toString(), field);
    }

    @Override
    public String toString() {
      return "$" + path;
    }
  }

  /**
   * {@code $name} or {@code $name.a}.
   *
   * @param path from the variable's value to what is meant
   * @param text as written
   */
  record OfVariable(String name, Path path, String text) implements Expression {
    @Override
    public JsonNode evaluate(Scope scope, String field) throws StatesError {
      JsonNode value = scope.setting().variables().find(name);
      if (value == null) {
        throw StatesError.runtime(
            "The variable '%s' specified for the field '%s' has no value".formatted(name, field));
      }
      return found(path, value, text, field);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * {@code {% $states.input.a %}}.
   *
   * @param query what stands between the marks
   */
  record Jsonata(Query query) implements Expression {

    @Override
    public JsonNode evaluate(Scope scope, String field) throws StatesError {
      try {
        JsonNode value = query.evaluate(seen(scope));
        if (value == null) {
          throw failure(field, "returned nothing (undefined).");
        }
        return value;
      } catch (QueryFailed e) {
        throw failure(field, e.words());
      }
    }

    /** The value here, which must be of a type, in the words of JSON. */
    public JsonNode evaluate(Scope scope, String field, String type) throws StatesError {
      JsonNode value = evaluate(scope, field);
      String found = Query.type(value);
      if (!found.equals(type)) {
        throw failure(
            field,
            "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                .formatted(type, found, value));
      }
      return value;
    }

    private static Seen seen(Scope scope) {
      Setting setting = scope.setting();
      return new Seen(
          new Seen.States(scope.input(), scope.result(), scope.errorOutput(), setting.context()),
          setting.variables()::find,
          setting.random(),
          setting.clock());
    }

    private StatesError failure(String field, String what) {
      return StatesError.ofQuery(
          field,
          "The JSONata expression '%s' specified for the field '%s' %s"
              .formatted(query, field, what));
    }

    @Override
    public String toString() {
      return query.toString();
    }
  }

  /** A value as written among the arguments of a function. */
  record Literal(JsonNode json) implements Expression {
    @Override
    public JsonNode evaluate(Scope scope, String field) {
      return json;
    }
  }

  /**
   * A text as written among the arguments of a function.
   *
   * @param raw with the backslashes that stand in it
   * @param json what they mean; absent where a backslash stands before nothing that needs one
   */
  record Text(String raw, @Nullable JsonNode json) implements Expression {

    private static final String ESCAPED = "'\"{}\\";

    static Text of(String raw) {
      var meant = new StringBuilder(raw.length());
      for (int i = 0; i < raw.length(); i++) {
        if (raw.charAt(i) == '\\' && ESCAPED.indexOf(raw.charAt(++i)) < 0) {
          return new Text(raw, null);
        }
        meant.append(raw.charAt(i));
      }
      return new Text(raw, JsonNodeFactory.instance.stringNode(meant.toString()));
    }

    @Override
    public JsonNode evaluate(Scope scope, String field) {
      if (json == null) {
        throw new IllegalArgumentException(
            "Open escape backslash \\ found in the string '%s'".formatted(raw));
      }
      return json;
    }
  }

  /** {@code States.Format('{}', $.a)}. */
  record Call(String text, Intrinsics.Function function, List<Expression> arguments)
      implements Expression {
    @Override
    public JsonNode evaluate(Scope scope, String field) throws StatesError {
      var values = new ArrayList<JsonNode>(arguments.size());
      try {
        for (Expression argument : arguments) {
          values.add(argument.evaluate(scope, field));
        }
        return function.apply(new Arguments(values, template(), scope.setting().random()));
      } catch (IllegalArgumentException e) {
        throw StatesError.within(
            "States.IntrinsicFailure",
            "The function '%s' had the following error: %s".formatted(text, e.getMessage()));
      }
    }

    private @Nullable String template() {
      return !arguments.isEmpty() && arguments.getFirst() instanceof Text(var raw, _) ? raw : null;
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
