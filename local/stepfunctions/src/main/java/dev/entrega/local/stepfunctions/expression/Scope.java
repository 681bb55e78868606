package dev.entrega.local.stepfunctions.expression;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What an expression may look at.
 *
 * @param input what {@code $} means
 * @param context what {@code $$} means; asked for only where an expression names it
 * @param random where {@code States.UUID} and {@code States.MathRandom} draw from
 */
public record Scope(JsonNode input, Supplier<JsonNode> context, RandomGenerator random) {

  /** The same scope over another input. */
  public Scope over(JsonNode other) {
    return new Scope(other, context, random);
  }
}
