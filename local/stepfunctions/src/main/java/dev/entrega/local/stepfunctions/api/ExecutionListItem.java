package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of ListExecutions.
 *
 * @param itemCount how many items a child of a Map Run works on
 */
public record ExecutionListItem(
    String executionArn,
    String stateMachineArn,
    String name,
    ExecutionStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    @Nullable String mapRunArn,
    @Nullable Integer itemCount,
    @Nullable String stateMachineVersionArn,
    @Nullable String stateMachineAliasArn,
    @Nullable Integer redriveCount,
    @Nullable Instant redriveDate) {}
