package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Which executions of which state machine; {@code maxResults} is 1 to 1,000, 100 where absent. */
public record ListExecutionsInput(
    @Nullable String stateMachineArn,
    @Nullable ExecutionStatus statusFilter,
    @Nullable Integer maxResults,
    @Nullable String nextToken) {}
