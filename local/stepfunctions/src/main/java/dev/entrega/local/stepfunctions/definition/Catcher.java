package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.DataFlow;

/**
 * Where to go after an error.
 *
 * @param flow what becomes of the error and of the state's input
 */
public record Catcher(Errors errors, DataFlow flow, String next) {}
