package dev.entrega.local.stepfunctions.expression;

import dev.entrega.local.stepfunctions.expression.Observer.Stage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How data pass through a JSONPath state: {@code InputPath}, {@code Parameters}, then what the
 * state does, {@code Assign}, which sees the result, {@code ResultSelector}, {@code ResultPath} and
 * {@code OutputPath}.
 *
 * @param inputPath what the state sees of its input
 * @param parameters what it makes of that; all of it where absent
 * @param resultSelector what is kept of the result; all of it where absent
 * @param resultPath where in the input the result goes
 * @param outputPath what of that the next state sees
 */
public record PathFlow(
    Selection inputPath,
    @Nullable Template parameters,
    @Nullable Template resultSelector,
    Placement resultPath,
    Selection outputPath,
    @Nullable Assign assign)
    implements DataFlow {

  @Override
  public Payload input(Payload raw, Scope scope) throws StatesError {
    Observer observer = scope.setting().observer();
    Payload seen = inputPath.of(raw, scope);
    observer.sees(Stage.AFTER_INPUT_PATH, seen);
    if (parameters == null) {
      return seen;
    }
    Payload made = Payload.of(parameters.evaluate(scope.over(seen.json())));
    observer.sees(Stage.AFTER_PARAMETERS, made);
    return made;
  }

  @Override
  public Departure leave(Payload raw, Payload result, Scope scope) throws StatesError {
    Observer observer = scope.setting().observer();
    observer.sees(Stage.RESULT, result);
    Map<String, Payload> assigned =
        assign == null ? Map.of() : assign.evaluate(scope.over(result.json()));
    Payload selected = result;
    if (resultSelector != null) {
      selected = Payload.of(resultSelector.evaluate(scope.over(result.json())));
      observer.sees(Stage.AFTER_RESULT_SELECTOR, selected);
    }
    Payload placed = resultPath.place(raw, selected);
    observer.sees(Stage.AFTER_RESULT_PATH, placed);
    return new Departure(outputPath.of(placed, scope), assigned);
  }

  /**
   * {@code InputPath} or {@code OutputPath}.
   *
   * @param expression a path into the payload, into the context object or into a variable; an empty
   *     object is what is seen where it is absent
   */
  public record Selection(@Nullable Expression expression) {

    /** {@code $}. */
    public static final Selection ALL = new Selection(Expression.parse("$"));

    Payload of(Payload payload, Scope scope) throws StatesError {
      return switch (expression) {
        case null -> Payload.of(JsonNodeFactory.instance.objectNode());
        case Expression.OfInput(var path) when path.isRoot() -> payload;
        case Expression.OfInput(var path) -> found(path, payload.json(), path.toString());
        case Expression.OfContext(var path) -> found(path, scope.context(), expression.toString());
        default -> Payload.of(expression.evaluate(scope.over(payload.json()), "Path"));
      };
    }

    private static Payload found(Path path, JsonNode root, String text) throws StatesError {
      JsonNode found = path.find(root);
      if (found == null) {
        throw StatesError.runtime("Invalid path '%s' : %s".formatted(text, path.whyMissing(root)));
      }
      return Payload.of(found);
    }
  }

  /**
   * {@code ResultPath}.
   *
   * @param path where the result goes; it is thrown away where absent
   */
  public record Placement(@Nullable Path path) {

    /** {@code $}. */
    public static final Placement REPLACES = new Placement(Path.parse("$"));

    /** The input with the result in its place. */
    public Payload place(Payload raw, Payload result) throws StatesError {
      if (path == null) {
        return raw;
      }
      if (path.isRoot()) {
        return result;
      }
      try {
        return Payload.of(path.put(raw.json(), result.json()));
      } catch (IllegalArgumentException _) {
        throw StatesError.within(
            "States.ResultPathMatchFailure",
            "Unable to apply ReferencePath %s to input %s".formatted(path, raw.text()));
      }
    }
  }
}
