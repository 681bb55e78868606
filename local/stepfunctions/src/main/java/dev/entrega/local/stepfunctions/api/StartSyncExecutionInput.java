package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What StartSyncExecution takes; for EXPRESS state machines only. */
public record StartSyncExecutionInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn,
    @Member(min = 1, max = 80) @Nullable String name,
    @Member(max = 262144, bytes = true, sensitive = true) @Nullable String input,
    @Member(max = 256, pattern = "\\p{ASCII}*") @Nullable String traceHeader,
    @Nullable IncludedData includedData) {

  /** Asks for everything. */
  public StartSyncExecutionInput(
      @Nullable String stateMachineArn,
      @Nullable String name,
      @Nullable String input,
      @Nullable String traceHeader) {
    this(stateMachineArn, name, input, traceHeader, null);
  }
}
