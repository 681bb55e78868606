package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** The answer to a task: its output, a JSON text of at most 262,144 bytes. */
public record SendTaskSuccessInput(@Nullable String taskToken, @Nullable String output) {}
