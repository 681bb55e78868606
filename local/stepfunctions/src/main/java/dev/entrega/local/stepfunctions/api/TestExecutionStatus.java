package dev.entrega.local.stepfunctions.api;

/** How a tested state ended; {@code RETRIABLE} where a Retrier would try it again. */
public enum TestExecutionStatus {
  SUCCEEDED,
  FAILED,
  RETRIABLE,
  CAUGHT_ERROR
}
