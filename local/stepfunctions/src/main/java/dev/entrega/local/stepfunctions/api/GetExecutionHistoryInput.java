package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a history; {@code maxResults} is 1 to 1,000, 100 where absent; data is included
 * where not refused.
 */
public record GetExecutionHistoryInput(
    @Nullable String executionArn,
    @Nullable Integer maxResults,
    @Nullable Boolean reverseOrder,
    @Nullable String nextToken,
    @Nullable Boolean includeExecutionData) {}
