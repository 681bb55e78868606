package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Which page of the versions of a state machine. */
public record ListStateMachineVersionsInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn,
    @Member(min = 1, max = 1024) @Nullable String nextToken,
    @Member(max = 1000) @Nullable Integer maxResults) {}
