package dev.entrega.local.stepfunctions.api;

/** Whether AWS X-Ray traces executions; kept and told, without effect here. */
public record TracingConfiguration(boolean enabled) {}
