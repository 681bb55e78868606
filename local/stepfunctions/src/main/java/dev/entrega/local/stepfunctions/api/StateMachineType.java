package dev.entrega.local.stepfunctions.api;

/**
 * How executions are kept: durable and for up to a year, or fleeting and for up to five minutes.
 */
public enum StateMachineType {
  STANDARD,
  EXPRESS
}
