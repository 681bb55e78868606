package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the execution whose state machine is asked for. */
public record DescribeStateMachineForExecutionInput(@Nullable String executionArn) {}
