package dev.entrega.local.stepfunctions.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled JSONPath. A definite one, which names fields and indices alone, finds one value or
 * none; any other finds an array of what it matches.
 */
public final class Path {

  private final String text;
  private final List<Step> steps;
  private final boolean definite;

  private Path(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
    this.definite = steps.stream().allMatch(Step::isDefinite);
  }

  /**
   * Compiles a path that begins with {@code $}, or with {@code @} inside a filter.
   *
   * @throws IllegalArgumentException it is no JSONPath
   */
  public static Path parse(String text) {
    return new Path(text, List.copyOf(new PathParser(text).path()));
  }

  static Path of(String text, List<Step> steps) {
    return new Path(text, List.copyOf(steps));
  }

  /** Whether the path may be written to: a reference path in the words of the States Language. */
  public boolean isDefinite() {
    return definite;
  }

  /** Whether the path means the whole of its input. */
  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** What the path finds; nothing where a definite path leads nowhere. */
  public @Nullable JsonNode find(JsonNode root) {
    if (!definite) {
      ArrayNode found = JsonNodeFactory.instance.arrayNode();
      collect(root, 0, found);
      return found;
    }
    JsonNode at = root;
    for (Step step : steps) {
      at = step.only(at);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private void collect(JsonNode at, int depth, ArrayNode found) {
    if (depth == steps.size()) {
      found.add(at);
      return;
    }
    var matches = new ArrayList<JsonNode>();
    steps.get(depth).match(at, matches);
    for (JsonNode match : matches) {
      collect(match, depth + 1, found);
    }
  }

  /**
   * A copy of the root in which the path holds the value; objects on the way are made where they
   * are missing.
   *
   * @throws IllegalArgumentException something on the way is no object, or an index leads nowhere
   */
  public JsonNode put(JsonNode root, JsonNode value) {
    return put(root, 0, value);
  }

  private JsonNode put(@Nullable JsonNode at, int depth, JsonNode value) {
    if (depth == steps.size()) {
      return value;
    }
    return switch (steps.get(depth)) {
      case Step.Field(var name) when at == null || at instanceof ObjectNode -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        if (at instanceof ObjectNode object) {
          copy.setAll(object);
        }
        yield copy.set(name, put(copy.get(name), depth + 1, value));
      }
      case Step.Index(var index) when at instanceof ArrayNode array && array.has(index) -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
        copy.addAll(array);
        yield copy.set(index, put(array.get(index), depth + 1, value));
      }
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** Says in AWS's words which step of a definite path leads nowhere. */
  public String whyMissing(JsonNode root) {
    var way = new StringBuilder("$");
    JsonNode at = root;
    for (int depth = 0; depth < steps.size() && at != null; depth++) {
      way.append(steps.get(depth));
      at = steps.get(depth).only(at);
      if (at == null && depth < steps.size() - 1) {
        return "Missing property in path " + way;
      }
    }
    return "No results for path: " + way;
  }

  /** The text that was compiled. */
  @Override
  public String toString() {
    return text;
  }
}
