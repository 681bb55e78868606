package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the execution to describe. */
public record DescribeExecutionInput(
    @Member(required = true, min = 1, max = 256) @Nullable String executionArn,
    @Nullable IncludedData includedData) {

  /** Asks for everything. */
  public DescribeExecutionInput(@Nullable String executionArn) {
    this(executionArn, null);
  }
}
