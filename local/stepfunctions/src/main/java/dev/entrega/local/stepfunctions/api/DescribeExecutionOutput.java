package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An execution as its history tells it. */
public record DescribeExecutionOutput(
    String executionArn,
    String stateMachineArn,
    @Nullable String name,
    ExecutionStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    @Nullable String input,
    @Nullable CloudWatchEventsExecutionDataDetails inputDetails,
    @Nullable String output,
    @Nullable CloudWatchEventsExecutionDataDetails outputDetails,
    @Nullable String traceHeader,
    @Nullable String mapRunArn,
    @Nullable String error,
    @Nullable String cause,
    @Nullable String stateMachineVersionArn,
    @Nullable String stateMachineAliasArn,
    @Nullable Integer redriveCount,
    @Nullable Instant redriveDate,
    @Nullable ExecutionRedriveStatus redriveStatus,
    @Nullable String redriveStatusReason) {}
