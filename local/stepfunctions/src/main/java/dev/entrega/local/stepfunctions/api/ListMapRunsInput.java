package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** The Map Runs of which execution; {@code maxResults} is 1 to 1,000, 100 where absent. */
public record ListMapRunsInput(
    @Member(required = true, min = 1, max = 256) @Nullable String executionArn,
    @Member(max = 1000) @Nullable Integer maxResults,
    @Member(min = 1, max = 1024) @Nullable String nextToken) {}
