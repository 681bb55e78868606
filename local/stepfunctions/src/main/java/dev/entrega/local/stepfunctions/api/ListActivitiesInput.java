package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Which page of activities; {@code maxResults} is 1 to 1,000, 100 where absent. */
public record ListActivitiesInput(
    @Member(max = 1000) @Nullable Integer maxResults,
    @Member(min = 1, max = 1024) @Nullable String nextToken) {}
