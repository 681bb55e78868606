package dev.entrega.local.stepfunctions.execution;

/**
 * What lets executions go on after a restart as if there had been none.
 *
 * @param gate what every call of an integration passes
 * @param salt what random numbers are made from, the same after a restart
 */
public record Restart(Gate gate, long salt) {}
