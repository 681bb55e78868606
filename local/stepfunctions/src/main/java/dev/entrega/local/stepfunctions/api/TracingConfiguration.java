package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Whether AWS X-Ray traces executions; kept and told, without effect here. */
public record TracingConfiguration(@Nullable Boolean enabled) {}
