package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What StartExecution takes; a name is made up where absent, the input is an empty object. */
public record StartExecutionInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn,
    @Member(min = 1, max = 80) @Nullable String name,
    @Member(max = 262144, bytes = true, sensitive = true) @Nullable String input,
    @Member(max = 256, pattern = "\\p{ASCII}*") @Nullable String traceHeader) {}
