package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** The answer to a task that failed. */
public record SendTaskFailureInput(
    @Nullable String taskToken, @Nullable String error, @Nullable String cause) {}
