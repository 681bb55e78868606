package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.DataFlow.Placement;

/**
 * Where to go after an error.
 *
 * @param resultPath where in the state's input the error goes
 */
public record Catcher(Errors errors, Placement resultPath, String next) {}
