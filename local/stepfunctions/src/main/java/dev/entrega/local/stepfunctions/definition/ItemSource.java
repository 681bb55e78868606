package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a Map finds the items over which it runs. */
public sealed interface ItemSource {

  /**
   * The items here.
   *
   * @param objectsToo whether they may also be the fields of an object, as in a distributed Map
   */
  JsonNode in(Scope scope, boolean objectsToo) throws StatesError;

  private static boolean hold(JsonNode items, boolean objectsToo) {
    return items.isArray() || (objectsToo && items.isObject());
  }

  /** {@code ItemsPath}, or the input. */
  record Path(Expression expression) implements ItemSource {
    @Override
    public JsonNode in(Scope scope, boolean objectsToo) throws StatesError {
      JsonNode items = expression.evaluate(scope, "ItemsPath");
      if (hold(items, objectsToo)) {
        return items;
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
    public JsonNode in(Scope scope, boolean objectsToo) throws StatesError {
      JsonNode made = items.evaluate(scope);
      if (hold(made, objectsToo)) {
        return made;
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
    public JsonNode in(Scope scope, boolean objectsToo) throws StatesError {
      if (expression != null) {
        JsonNode items = expression.evaluate(scope, "Items");
        return hold(items, objectsToo) ? items : expression.evaluate(scope, "Items", "array");
      }
      JsonNode input = scope.input();
      if (hold(input, objectsToo)) {
        return input;
      }
      throw StatesError.ofQuery(null, "Map state input must be an array but was: " + input);
    }
  }
}
