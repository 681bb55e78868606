package dev.entrega.local.stepfunctions.api;

/** Whether what was found keeps a definition from being used. */
public enum ValidateStateMachineDefinitionSeverity {
  ERROR,
  WARNING
}
