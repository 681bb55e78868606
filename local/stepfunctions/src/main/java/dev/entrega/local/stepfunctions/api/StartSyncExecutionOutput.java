package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an EXPRESS execution ended. */
public record StartSyncExecutionOutput(
    String executionArn,
    String stateMachineArn,
    String name,
    Instant startDate,
    Instant stopDate,
    ExecutionStatus status,
    @Nullable String error,
    @Nullable String cause,
    @Nullable String input,
    @Nullable CloudWatchEventsExecutionDataDetails inputDetails,
    @Nullable String output,
    @Nullable CloudWatchEventsExecutionDataDetails outputDetails,
    @Nullable String traceHeader,
    @Nullable BillingDetails billingDetails) {}
