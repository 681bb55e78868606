package dev.entrega.local.stepfunctions.expression.jsonata;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a query sees.
 *
 * @param states what {@code $states} means
 * @param variables tells the value of a variable by its name
 * @param random where {@code $random}, {@code $shuffle} and {@code $uuid} draw from
 * @param clock what {@code $now} and {@code $millis} tell
 */
public record Seen(
    States states,
    Function<String, @Nullable JsonNode> variables,
    RandomGenerator random,
    InstantSource clock) {

  /**
   * The reserved variable.
   *
   * @param result absent until the state has made something of its input
   * @param errorOutput absent unless an error was caught
   */
  public record States(
      JsonNode input,
      @Nullable JsonNode result,
      @Nullable JsonNode errorOutput,
      Supplier<JsonNode> context) {}
}
