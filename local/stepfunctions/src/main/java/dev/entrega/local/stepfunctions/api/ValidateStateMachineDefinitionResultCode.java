package dev.entrega.local.stepfunctions.api;

/** Whether a state machine can be made of a definition. */
public enum ValidateStateMachineDefinitionResultCode {
  OK,
  FAIL
}
