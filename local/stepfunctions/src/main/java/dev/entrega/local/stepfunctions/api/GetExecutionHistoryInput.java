package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a history; {@code maxResults} is 1 to 1,000, 100 where absent; data is included
 * where not refused.
 */
public record GetExecutionHistoryInput(
    @Member(required = true, min = 1, max = 256) @Nullable String executionArn,
    @Member(max = 1000) @Nullable Integer maxResults,
    @Nullable Boolean reverseOrder,
    @Member(min = 1, max = 1024) @Nullable String nextToken,
    @Nullable Boolean includeExecutionData) {}
