package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Where a Map finds the items over which it runs. */
public sealed interface ItemSource {

  /** The items here. */
  ArrayNode in(Scope scope) throws StatesError;

  /** {@code ItemsPath}, or the input. */
  record Path(Expression expression) implements ItemSource {
    @Override
    public ArrayNode in(Scope scope) throws StatesError {
      if (expression.evaluate(scope, "ItemsPath") instanceof ArrayNode array) {
        return array;
      }
      // As recorded from AWS: neither the state nor which root the path begins from is told.
      String path = expression.toString();
      throw StatesError.of(
          StatesError.RUNTIME,
          "Reference path \"%s\" must point to array."
              .formatted(path.startsWith("$$") ? path.substring(1) : path));
    }
  }

  /** {@code Items} as written, with expressions in it or without. */
  record Written(Template items) implements ItemSource {
    @Override
    public ArrayNode in(Scope scope) throws StatesError {
      if (items.evaluate(scope) instanceof ArrayNode array) {
        return array;
      }
      throw StatesError.ofQuery("Items", "Items must be an array");
    }
  }

  /**
   * {@code Items} as a whole, or the state's input.
   *
   * @param expression the input is meant where it is absent
   */
  record Evaluated(Expression.@Nullable Jsonata expression) implements ItemSource {
    @Override
    public ArrayNode in(Scope scope) throws StatesError {
      if (expression != null) {
        return (ArrayNode) expression.evaluate(scope, "Items", "array");
      }
      JsonNode input = scope.input();
      if (input instanceof ArrayNode array) {
        return array;
      }
      throw StatesError.ofQuery(null, "Map state input must be an array but was: " + input);
    }
  }
}
