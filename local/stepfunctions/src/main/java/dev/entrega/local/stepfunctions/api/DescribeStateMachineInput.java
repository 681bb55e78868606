package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the state machine to describe. */
public record DescribeStateMachineInput(@Nullable String stateMachineArn) {}
