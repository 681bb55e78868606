package dev.entrega.local.stepfunctions.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One step of a {@link Path}, from a value to those that it leads to. */
sealed interface Step {

  /** Adds what the step leads to. */
  void match(JsonNode at, List<JsonNode> found);

  /** Whether the step leads to one value at most. */
  default boolean isDefinite() {
    return false;
  }

  /** Where a definite step leads; nothing where it leads nowhere. */
  default @Nullable JsonNode only(JsonNode at) {
    throw new IllegalStateException("Expected a definite step, but was " + this);
  }

  /** {@code .name} or {@code ['name']}. */
  record Field(String name) implements Step {
    @Override
    public void match(JsonNode at, List<JsonNode> found) {
      add(only(at), found);
    }

    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public @Nullable JsonNode only(JsonNode at) {
      return at.get(name);
    }

    @Override
    public String toString() {
      return "['" + name + "']";
    }
  }

  /** {@code [0]}; a negative index counts from the end. */
  record Index(int index) implements Step {
    @Override
    public void match(JsonNode at, List<JsonNode> found) {
      add(only(at), found);
    }

    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public @Nullable JsonNode only(JsonNode at) {
      return at.isArray() ? at.get(index < 0 ? at.size() + index : index) : null;
    }

    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /** {@code .*} or {@code [*]}. */
  record Wildcard() implements Step {
    @Override
    public void match(JsonNode at, List<JsonNode> found) {
      found.addAll(at.values());
    }
  }

  /** {@code [from:to:by]}. */
  record Slice(@Nullable Integer from, @Nullable Integer to, int by) implements Step {
    @Override
    public void match(JsonNode at, List<JsonNode> found) {
      if (!(at instanceof ArrayNode array)) {
        return;
      }
      int end = to == null ? array.size() : bound(to, array.size());
      for (int i = from == null ? 0 : bound(from, array.size()); i < end; i += by) {
        found.add(array.get(i));
      }
    }

    private static int bound(int index, int size) {
      return Math.clamp(index < 0 ? index + size : index, 0, size);
    }
  }

  /** {@code [0,1]} or {@code ['a','b']}. */
  record Union(List<Step> steps) implements Step {
    @Override
    public void match(JsonNode at, List<JsonNode> found) {
      steps.forEach(step -> step.match(at, found));
    }
  }

  /** {@code [?(...)]}: the elements of an array, or the fields of an object, that pass. */
  record Where(Filter filter) implements Step {
    @Override
    public void match(JsonNode at, List<JsonNode> found) {
      if (at instanceof ArrayNode || at instanceof ObjectNode) {
        for (JsonNode value : at.values()) {
          if (filter.accepts(value)) {
            found.add(value);
          }
        }
      }
    }
  }

  /** {@code ..step}: the step taken from the value and from everything below it. */
  record Anywhere(Step step) implements Step {
    @Override
    public void match(JsonNode at, List<JsonNode> found) {
      step.match(at, found);
      at.values().forEach(value -> match(value, found));
    }
  }

  private static void add(@Nullable JsonNode one, List<JsonNode> found) {
    if (one != null) {
      found.add(one);
    }
  }
}
