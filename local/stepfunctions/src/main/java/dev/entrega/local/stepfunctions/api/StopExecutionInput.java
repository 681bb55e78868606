package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the execution to stop, and why. */
public record StopExecutionInput(
    @Nullable String executionArn, @Nullable String error, @Nullable String cause) {}
