package dev.entrega.local.stepfunctions.api;

/** Which child executions of a Map Run to list. */
public enum ExecutionRedriveFilter {
  REDRIVEN,
  NOT_REDRIVEN
}
