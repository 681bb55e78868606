package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** The answer to a task: its output, a JSON text of at most 262,144 bytes. */
public record SendTaskSuccessInput(
    @Member(required = true, min = 1, max = 2048) @Nullable String taskToken,
    @Member(required = true, max = 262144, bytes = true, sensitive = true)
        @Nullable String output) {}
