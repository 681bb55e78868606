package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What StartSyncExecution takes; for EXPRESS state machines only. */
public record StartSyncExecutionInput(
    @Nullable String stateMachineArn,
    @Nullable String name,
    @Nullable String input,
    @Nullable String traceHeader) {}
