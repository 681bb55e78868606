package dev.entrega.local.stepfunctions.api;

/** How much TestState tells beside the outcome: nothing, the data flow, or calls over HTTP too. */
public enum InspectionLevel {
  INFO,
  DEBUG,
  TRACE
}
