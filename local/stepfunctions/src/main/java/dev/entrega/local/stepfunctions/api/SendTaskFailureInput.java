package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** The answer to a task that failed. */
public record SendTaskFailureInput(
    @Member(required = true, min = 1, max = 2048) @Nullable String taskToken,
    @Member(max = 256, sensitive = true) @Nullable String error,
    @Member(max = 32768, sensitive = true) @Nullable String cause) {}
