package dev.entrega.local.stepfunctions.api;

/** Whether a state machine takes new executions. */
public enum StateMachineStatus {
  ACTIVE,
  DELETING
}
