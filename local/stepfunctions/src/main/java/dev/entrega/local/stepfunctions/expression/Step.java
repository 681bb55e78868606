package dev.entrega.local.stepfunctions.expression;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a {@link Path}, from a value to those that it leads to. The meaning of each is that
 * of the library that AWS uses, com.jayway.jsonpath, where the States Language says no more than
 * "JSONPath".
 */
sealed interface Step {

  /** Tells each value that the step leads to. */
  void match(JsonNode at, JsonNode root, Consumer<JsonNode> found);

  /** Whether the step can be taken from a value at all; a path that cannot be gone is no path. */
  boolean fits(JsonNode at);

  /** Whether the step leads to one value at most. */
  default boolean isDefinite() {
    return false;
  }

  /** A step that leads to one value at most. */
  sealed interface Definite extends Step {

    /** Where the step leads; nothing where it leads nowhere. */
    @Nullable JsonNode only(JsonNode at);

    @Override
    default void match(JsonNode at, JsonNode root, Consumer<JsonNode> found) {
      JsonNode one = only(at);
      if (one != null) {
        found.accept(one);
      }
    }

    @Override
    default boolean isDefinite() {
      return true;
    }
  }

  /** {@code .name} or {@code ['name']}. */
  record Field(String name) implements Definite {
    @Override
    public @Nullable JsonNode only(JsonNode at) {
      return at.get(name);
    }

    @Override
    public boolean fits(JsonNode at) {
      return at.isObject();
    }

    @Override
    public String toString() {
      return "['" + name + "']";
    }
  }

  /** {@code [0]}; a negative index counts from the end. */
  record Index(int index) implements Definite {
    @Override
    public @Nullable JsonNode only(JsonNode at) {
      return at.isArray() ? at.get(index < 0 ? at.size() + index : index) : null;
    }

    @Override
    public boolean fits(JsonNode at) {
      return at.isArray();
    }

    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /**
   * {@code ['a','b']} as the last step: an object with those of the fields that there are.
   *
   * @param whole whether all of them must be there, as after {@code ..}
   */
  record Pick(List<String> names, boolean whole) implements Definite {
    @Override
    public @Nullable JsonNode only(JsonNode at) {
      if (!(at instanceof ObjectNode object) || (whole && !names.stream().allMatch(object::has))) {
        return null;
      }
      ObjectNode picked = JsonNodeFactory.instance.objectNode();
      for (String name : names) {
        JsonNode value = object.get(name);
        if (value != null) {
          picked.set(name, value);
        }
      }
      return picked;
    }

    @Override
    public boolean fits(JsonNode at) {
      return at.isObject();
    }

    @Override
    public String toString() {
      return "['" + String.join("','", names) + "']";
    }
  }

  /** {@code [0,1]}, or {@code ['a','b']} before another step. */
  record Each(List<Definite> steps) implements Step {
    @Override
    public void match(JsonNode at, JsonNode root, Consumer<JsonNode> found) {
      steps.forEach(step -> step.match(at, root, found));
    }

    @Override
    public boolean fits(JsonNode at) {
      return steps.getFirst().fits(at);
    }
  }

  /** {@code .*} or {@code [*]}. */
  record Wildcard() implements Step {
    @Override
    public void match(JsonNode at, JsonNode root, Consumer<JsonNode> found) {
      at.values().forEach(found);
    }

    @Override
    public boolean fits(JsonNode at) {
      return true;
    }
  }

  /** {@code [from:to]}; one of the bounds may be missing. */
  record Slice(@Nullable Integer from, @Nullable Integer to) implements Step {
    @Override
    public void match(JsonNode at, JsonNode root, Consumer<JsonNode> found) {
      if (at instanceof ArrayNode array) {
        int end = to == null ? array.size() : bound(to, array.size());
        for (int i = from == null ? 0 : bound(from, array.size()); i < end; i++) {
          found.accept(array.get(i));
        }
      }
    }

    private static int bound(int index, int size) {
      return Math.clamp(index < 0 ? (long) index + size : index, 0, size);
    }

    @Override
    public boolean fits(JsonNode at) {
      return at.isArray();
    }
  }

  /** {@code [?(...)]}: the elements of an array that pass, or an object if it passes itself. */
  record Where(Filter filter) implements Step {
    @Override
    public void match(JsonNode at, JsonNode root, Consumer<JsonNode> found) {
      if (at instanceof ArrayNode array) {
        for (JsonNode value : array.values()) {
          if (filter.accepts(value, root)) {
            found.accept(value);
          }
        }
      } else if (at.isObject() && filter.accepts(at, root)) {
        found.accept(at);
      }
    }

    @Override
    public boolean fits(JsonNode at) {
      return at.isContainer();
    }
  }

  /** {@code ..step}: the step taken from the value and from everything below it. */
  record Anywhere(Step step) implements Step {
    @Override
    public void match(JsonNode at, JsonNode root, Consumer<JsonNode> found) {
      step.match(at, root, found);
      at.values().forEach(value -> match(value, root, found));
    }

    @Override
    public boolean fits(JsonNode at) {
      return true;
    }
  }
}
