package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the execution to describe. */
public record DescribeExecutionInput(@Nullable String executionArn) {}
