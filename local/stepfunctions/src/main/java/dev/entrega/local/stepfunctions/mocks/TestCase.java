package dev.entrega.local.stepfunctions.mocks;

import org.jspecify.annotations.Nullable;

/**
 * Where an execution starts: {@code <state machine ARN>#<test case>}.
 *
 * @param name of the test case; absent where the ARN names none
 */
public record TestCase(@Nullable String stateMachineArn, @Nullable String name) {

  /** Divides an ARN from the test case that follows it. */
  public static TestCase of(@Nullable String arn) {
    int mark = arn == null ? -1 : arn.indexOf('#');
    return arn == null || mark < 0
        ? new TestCase(arn, null)
        : new TestCase(arn.substring(0, mark), arn.substring(mark + 1));
  }
}
