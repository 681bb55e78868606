package dev.entrega.local.stepfunctions.expression;

import java.util.Map;

/**
 * What leaves a state.
 *
 * @param output what the next state gets
 * @param assigned the variables that get another value, by name
 */
public record Departure(Payload output, Map<String, Payload> assigned) {}
