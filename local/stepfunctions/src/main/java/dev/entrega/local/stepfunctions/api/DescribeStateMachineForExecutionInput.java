package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the execution whose state machine is asked for. */
public record DescribeStateMachineForExecutionInput(
    @Member(required = true, min = 1, max = 256) @Nullable String executionArn,
    @Nullable IncludedData includedData) {

  /** Asks for everything. */
  public DescribeStateMachineForExecutionInput(@Nullable String executionArn) {
    this(executionArn, null);
  }
}
