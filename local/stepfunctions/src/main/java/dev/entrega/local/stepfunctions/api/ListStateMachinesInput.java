package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Which page of state machines; {@code maxResults} is 1 to 1,000, 100 where absent. */
public record ListStateMachinesInput(@Nullable Integer maxResults, @Nullable String nextToken) {}
