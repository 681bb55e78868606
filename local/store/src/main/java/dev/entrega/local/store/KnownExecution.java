package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.store.MapChild;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an execution without its history. Its input is in the first event.
 *
 * @param place its number in the order of beginnings
 * @param listedUnder among whose executions it is listed
 * @param revision the digest of its state machine, as it was then
 * @param end how it ended; absent while it is open
 * @param redrive the id of the event by which it was last taken up again after an end; 0 if never
 */
record KnownExecution(
    long place,
    String arn,
    String name,
    String listedUnder,
    String revision,
    @Nullable String stateMachineVersionArn,
    @Nullable String stateMachineAliasArn,
    Instant startDate,
    @Nullable String traceHeader,
    @Nullable MapChild child,
    @Nullable String testCase,
    @Nullable End end,
    long redrive) {

  /**
   * An end.
   *
   * @param id of the last event
   */
  record End(long id, Instant at) {}

  static KnownExecution of(StoredExecution execution, long place, String revision) {
    return new KnownExecution(
        place,
        execution.arn(),
        execution.name(),
        execution.listedUnder(),
        revision,
        execution.stateMachineVersionArn(),
        execution.stateMachineAliasArn(),
        execution.startDate(),
        execution.traceHeader(),
        execution.child(),
        execution.testCase(),
        null,
        0);
  }

  KnownExecution with(@Nullable End newEnd, long newRedrive) {
    return new KnownExecution(
        place,
        arn,
        name,
        listedUnder,
        revision,
        stateMachineVersionArn,
        stateMachineAliasArn,
        startDate,
        traceHeader,
        child,
        testCase,
        newEnd,
        newRedrive);
  }

  StoredExecution stored(StoredStateMachine machine, String input) {
    return new StoredExecution(
        arn,
        name,
        machine,
        stateMachineVersionArn,
        stateMachineAliasArn,
        input,
        startDate,
        traceHeader,
        child,
        testCase);
  }
}
