package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Which page of the aliases of a state machine, or of those that lead to one of its versions. */
public record ListStateMachineAliasesInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn,
    @Member(min = 1, max = 1024) @Nullable String nextToken,
    @Member(max = 1000) @Nullable Integer maxResults) {}
