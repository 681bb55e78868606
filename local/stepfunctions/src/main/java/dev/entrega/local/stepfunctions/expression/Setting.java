package dev.entrega.local.stepfunctions.expression;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What all expressions of a stay in a state see, whatever their input.
 *
 * @param context the context object; asked for only where an expression names it
 * @param variables their values when the state was entered
 * @param random where functions draw random numbers and UUIDs from
 * @param clock what {@code $now} and {@code $millis} tell
 * @param observer who is shown what the data become on their way through the state
 */
public record Setting(
    Supplier<JsonNode> context,
    Variables variables,
    RandomGenerator random,
    InstantSource clock,
    Observer observer) {}
