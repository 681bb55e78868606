package dev.entrega.local.benchmarks;

import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.util.concurrent.locks.LockSupport;

/** Waits for executions in the same process. */
final class Ends {

  private static final long PAUSE_NANOS = 50_000;

  private Ends() {}

  /** Waits until an execution has succeeded; loud if it ends otherwise. */
  static void await(StepFunctions engine, String executionArn) {
    while (true) {
      var status = engine.describeExecution(new DescribeExecutionInput(executionArn)).status();
      if (status == ExecutionStatus.SUCCEEDED) {
        return;
      }
      if (status != ExecutionStatus.RUNNING) {
        throw new IllegalStateException(
            "Expected " + executionArn + " to succeed, but it is " + status);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
