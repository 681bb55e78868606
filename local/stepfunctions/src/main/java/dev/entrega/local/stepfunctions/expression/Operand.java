package dev.entrega.local.stepfunctions.expression;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A side of a comparison in a filter, or an argument of a function in a path. */
sealed interface Operand {

  /** What it means for a value; nothing where its path leads nowhere. */
  @Nullable JsonNode of(JsonNode value, JsonNode root);

  /** {@code @.a}: a path from the value. */
  record At(Path path) implements Operand {
    @Override
    public @Nullable JsonNode of(JsonNode value, JsonNode root) {
      return path.follow(value, root);
    }
  }

  /** {@code $.a}: a path from the whole. */
  record OfRoot(Path path) implements Operand {
    @Override
    public @Nullable JsonNode of(JsonNode value, JsonNode root) {
      return path.follow(root, root);
    }
  }

  /** A value as written. */
  record Literal(JsonNode json) implements Operand {
    @Override
    public JsonNode of(JsonNode value, JsonNode root) {
      return json;
    }
  }

  /** {@code /a.*z/i}, the right side of {@code =~}. */
  record Regex(Pattern pattern) implements Operand {
    @Override
    public @Nullable JsonNode of(JsonNode value, JsonNode root) {
      return null;
    }
  }
}
