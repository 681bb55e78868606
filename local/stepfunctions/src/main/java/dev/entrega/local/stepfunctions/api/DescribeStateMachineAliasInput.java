package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the alias to describe. */
public record DescribeStateMachineAliasInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineAliasArn) {}
