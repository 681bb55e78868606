package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An execution as its history tells it. */
public record DescribeExecutionOutput(
    String executionArn,
    String stateMachineArn,
    String name,
    ExecutionStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    @Nullable String input,
    @Nullable CloudWatchEventsExecutionDataDetails inputDetails,
    @Nullable String output,
    @Nullable CloudWatchEventsExecutionDataDetails outputDetails,
    @Nullable String traceHeader,
    @Nullable String error,
    @Nullable String cause,
    @Nullable Integer redriveCount,
    @Nullable ExecutionRedriveStatus redriveStatus,
    @Nullable String redriveStatusReason) {}
