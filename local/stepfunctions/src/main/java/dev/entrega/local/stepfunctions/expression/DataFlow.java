package dev.entrega.local.stepfunctions.expression;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How data passes through a state: {@code InputPath}, {@code Parameters}, then what the state does,
 * {@code ResultSelector}, {@code ResultPath} and {@code OutputPath}.
 *
 * @param inputPath what the state sees of its input
 * @param parameters what it makes of that; all of it where absent
 * @param resultSelector what is kept of the result; all of it where absent
 * @param resultPath where in the input the result goes
 * @param outputPath what of that the next state sees
 */
public record DataFlow(
    Selection inputPath,
    @Nullable Template parameters,
    @Nullable Template resultSelector,
    Placement resultPath,
    Selection outputPath) {

  /** All comes in, the result replaces it, all goes out. */
  public static final DataFlow PLAIN =
      new DataFlow(Selection.ALL, null, null, Placement.REPLACES, Selection.ALL);

  /** What the state works on. */
  public Payload input(Payload raw, Scope scope) throws StatesError {
    Payload seen = inputPath.of(raw, scope);
    return parameters == null ? seen : Payload.of(parameters.evaluate(scope.over(seen.json())));
  }

  /** What leaves the state, given what came in and what the state made of it. */
  public Payload output(Payload raw, Payload result, Scope scope) throws StatesError {
    Payload selected =
        resultSelector == null
            ? result
            : Payload.of(resultSelector.evaluate(scope.over(result.json())));
    return outputPath.of(resultPath.place(raw, selected), scope);
  }

  /**
   * {@code InputPath} or {@code OutputPath}.
   *
   * @param expression a path into the payload or into the context object; an empty object is what
   *     is seen where it is absent
   */
  public record Selection(@Nullable Expression expression) {

    /** {@code $}. */
    public static final Selection ALL = new Selection(Expression.parse("$"));

    Payload of(Payload payload, Scope scope) throws StatesError {
      return switch (expression) {
        case null -> Payload.of(JsonNodeFactory.instance.objectNode());
        case Expression.OfInput(var path) when path.isRoot() -> payload;
        case Expression.OfInput(var path) -> found(path, payload.json(), path.toString());
        case Expression.OfContext(var path) ->
            found(path, scope.context().get(), expression.toString());
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
