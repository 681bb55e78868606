package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A Map Run as it stands; 0 of all three limits means that none was set. */
public record DescribeMapRunOutput(
    String mapRunArn,
    String executionArn,
    MapRunStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    long maxConcurrency,
    double toleratedFailurePercentage,
    long toleratedFailureCount,
    MapRunCounts itemCounts,
    MapRunCounts executionCounts,
    int redriveCount,
    @Nullable Instant redriveDate) {}
