package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What StartExecution takes; a name is made up where absent, the input is an empty object. */
public record StartExecutionInput(
    @Nullable String stateMachineArn,
    @Nullable String name,
    @Nullable String input,
    @Nullable String traceHeader) {}
