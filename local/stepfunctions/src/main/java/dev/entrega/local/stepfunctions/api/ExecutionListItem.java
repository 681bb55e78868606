package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of ListExecutions. */
public record ExecutionListItem(
    String executionArn,
    String stateMachineArn,
    String name,
    ExecutionStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    @Nullable Integer redriveCount) {}
