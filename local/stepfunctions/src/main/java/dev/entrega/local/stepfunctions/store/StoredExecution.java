package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.history.Truncation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an execution before anything happens in it.
 *
 * @param stateMachine as it was when the execution began
 * @param stateMachineVersionArn the version that it was started with, by itself or by an alias
 * @param stateMachineAliasArn the alias that it was started with
 * @param input a JSON text
 * @param child what makes it the child of a Map Run, if it is one
 * @param testCase of the mock configuration, in which it runs
 */
public record StoredExecution(
    String arn,
    String name,
    StoredStateMachine stateMachine,
    @Nullable String stateMachineVersionArn,
    @Nullable String stateMachineAliasArn,
    String input,
    Instant startDate,
    @Nullable String traceHeader,
    @Nullable MapChild child,
    @Nullable String testCase) {

  /** Of nothing but its state machine. */
  public StoredExecution(
      String arn,
      String name,
      StoredStateMachine stateMachine,
      String input,
      Instant startDate,
      @Nullable String traceHeader) {
    this(arn, name, stateMachine, null, null, input, startDate, traceHeader, null, null);
  }

  /** The same in a test case. */
  public StoredExecution in(@Nullable String other) {
    return new StoredExecution(
        arn,
        name,
        stateMachine,
        stateMachineVersionArn,
        stateMachineAliasArn,
        input,
        startDate,
        traceHeader,
        child,
        other);
  }

  /** How the ARNs of a state machine's executions begin, but for children of Map Runs. */
  public static String arnsBegin(String stateMachineArn) {
    return stateMachineArn.replace(":stateMachine:", ":execution:") + ":";
  }

  /** Among whose executions it is listed: those of its Map Run, or else of its state machine. */
  public String listedUnder() {
    return child == null ? stateMachine.arn() : child.mapRunArn();
  }

  /** The event with which its history begins. */
  public HistoryEvent beginning() {
    return new HistoryEvent(
        startDate,
        HistoryEventType.ExecutionStarted,
        1,
        0,
        new EventDetails.ExecutionStarted(
            input,
            Truncation.NONE,
            stateMachine.roleArn(),
            stateMachineAliasArn,
            stateMachineVersionArn));
  }
}
