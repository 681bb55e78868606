package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the execution to stop, and why. */
public record StopExecutionInput(
    @Member(required = true, min = 1, max = 256) @Nullable String executionArn,
    @Member(max = 256, sensitive = true) @Nullable String error,
    @Member(max = 32768, sensitive = true) @Nullable String cause) {}
