package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** How a tested state ended. */
public record TestStateOutput(
    @Nullable String output,
    @Nullable String error,
    @Nullable String cause,
    @Nullable InspectionData inspectionData,
    @Nullable String nextState,
    TestExecutionStatus status) {}
