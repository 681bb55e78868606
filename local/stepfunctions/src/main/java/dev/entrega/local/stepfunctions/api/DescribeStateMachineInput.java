package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the state machine, or the version of one, to describe. */
public record DescribeStateMachineInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn,
    @Nullable IncludedData includedData) {

  /** Asks for everything. */
  public DescribeStateMachineInput(@Nullable String stateMachineArn) {
    this(stateMachineArn, null);
  }
}
