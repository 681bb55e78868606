package dev.entrega.local.stepfunctions.expression;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an expression may look at.
 *
 * @param input what {@code $} means, and {@code $states.input}
 * @param result {@code $states.result}: what a JSONata state has made of its input, once it has
 * @param errorOutput {@code $states.errorOutput}: the error that a Catcher of a JSONata state has
 *     caught
 */
public record Scope(
    JsonNode input, @Nullable JsonNode result, @Nullable JsonNode errorOutput, Setting setting) {

  /** The scope of what looks at an input alone. */
  public Scope(JsonNode input, Setting setting) {
    this(input, null, null, setting);
  }

  /** The same scope over another input. */
  public Scope over(JsonNode other) {
    return new Scope(other, result, errorOutput, setting);
  }

  Scope withResult(JsonNode made) {
    return new Scope(input, made, null, setting);
  }

  Scope withErrorOutput(JsonNode caught) {
    return new Scope(input, null, caught, setting);
  }

  /** What {@code $$} means, and {@code $states.context}. */
  JsonNode context() {
    return setting.context().get();
  }
}
