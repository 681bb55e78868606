package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * Which executions of which state machine, version, alias or Map Run; {@code maxResults} is 1 to
 * 1,000, 100 where absent.
 */
public record ListExecutionsInput(
    @Member(min = 1, max = 256) @Nullable String stateMachineArn,
    @Nullable ExecutionStatus statusFilter,
    @Member(max = 1000) @Nullable Integer maxResults,
    @Member(min = 1, max = 3096) @Nullable String nextToken,
    @Member(min = 1, max = 2000) @Nullable String mapRunArn,
    @Nullable ExecutionRedriveFilter redriveFilter) {

  /** Those of a state machine, of a version or of an alias. */
  public ListExecutionsInput(
      @Nullable String stateMachineArn,
      @Nullable ExecutionStatus statusFilter,
      @Nullable Integer maxResults,
      @Nullable String nextToken) {
    this(stateMachineArn, statusFilter, maxResults, nextToken, null, null);
  }
}
