package dev.entrega.local.stepfunctions.expression;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled JSONPath. A definite one finds one value or none; any other finds an array of what it
 * matches. What a path finds may share nodes with what it was asked of.
 */
public final class Path {

  private final String text;
  private final List<Step> steps;
  private final @Nullable Aggregate aggregate;
  private final boolean definite;
  private final boolean scans;

  private Path(String text, List<Step> steps, @Nullable Aggregate aggregate) {
    this.text = text;
    this.steps = steps;
    this.aggregate = aggregate;
    this.scans = steps.stream().anyMatch(Step.Anywhere.class::isInstance);
    this.definite = steps.stream().allMatch(Step::isDefinite) || (scans && aggregate != null);
  }

  /**
   * Compiles a path that begins with {@code $}.
   *
   * @throws IllegalArgumentException it is no JSONPath
   */
  public static Path parse(String text) {
    return new PathParser(new TextReader(text), PathParser.Place.ALONE).whole();
  }

  static Path of(String text, List<Step> steps, @Nullable Aggregate aggregate) {
    return new Path(text, List.copyOf(steps), aggregate);
  }

  /** Whether the path finds one value at most. */
  public boolean isDefinite() {
    return definite;
  }

  /** Whether the path names one place: a Reference Path in the words of the States Language. */
  public boolean isReference() {
    return aggregate == null
        && steps.stream()
            .allMatch(step -> step instanceof Step.Field || step instanceof Step.Index);
  }

  /** Whether the path means the whole of its input. */
  public boolean isRoot() {
    return steps.isEmpty() && aggregate == null;
  }

  /** What the path finds; nothing where a definite path leads nowhere. */
  public @Nullable JsonNode find(JsonNode root) {
    JsonNode found = follow(root, root);
    return found == null && !definite ? JsonNodeFactory.instance.arrayNode() : found;
  }

  /**
   * What the path finds from a value; nothing where it cannot be gone to its end, be it definite or
   * not.
   *
   * @param root what {@code $} means within filters
   */
  @Nullable JsonNode follow(JsonNode from, JsonNode root) {
    JsonNode at = from;
    for (int depth = 0; depth < steps.size(); depth++) {
      if (!(steps.get(depth) instanceof Step.Definite step)) {
        return steps.get(depth).fits(at) ? all(at, root, depth) : null;
      }
      at = step.only(at);
      if (at == null) {
        return null;
      }
    }
    return aggregate == null ? at : aggregate.of(at, root);
  }

  private @Nullable JsonNode all(JsonNode at, JsonNode root, int depth) {
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    collect(at, root, depth, found);
    if (aggregate == null) {
      return found;
    }
    if (scans) {
      return aggregate.of(found, root);
    }
    ArrayNode results = JsonNodeFactory.instance.arrayNode(found.size());
    for (JsonNode each : found) {
      JsonNode result = aggregate.of(each, root);
      if (result == null) {
        return null;
      }
      results.add(result);
    }
    return results;
  }

  private void collect(JsonNode at, JsonNode root, int depth, ArrayNode found) {
    if (depth == steps.size()) {
      found.add(at);
    } else {
      steps.get(depth).match(at, root, match -> collect(match, root, depth + 1, found));
    }
  }

  /**
   * A copy of the root in which a reference path holds the value; objects on the way are made where
   * they are missing.
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

  /** The error of AWS where a field that selects data leads nowhere. */
  public StatesError missingIn(JsonNode root) {
    return StatesError.runtime("Invalid path '%s' : %s".formatted(text, whyMissing(root)));
  }

  /** Says in the words of AWS, which are those of its library, why a path leads nowhere. */
  public String whyMissing(JsonNode root) {
    var way = new StringBuilder("$");
    JsonNode at = root;
    for (int depth = 0;
        depth < steps.size() && steps.get(depth) instanceof Step.Definite step;
        depth++) {
      if (!step.fits(at)) {
        return Missing.at(way.toString(), step, text(depth), at);
      }
      way.append(step);
      at = step.only(at);
      if (at == null) {
        return step instanceof Step.Field && depth < steps.size() - 1
            ? "Missing property in path " + way
            : "No results for path: $" + text(0);
      }
    }
    return "No results for path: $" + text(0);
  }

  private String text(int from) {
    return steps.stream().allMatch(Step::isDefinite)
        ? steps.stream().skip(from).map(Step::toString).collect(Collectors.joining())
        : text.substring(1);
  }

  /** The text that was compiled. */
  @Override
  public String toString() {
    return text;
  }
}
