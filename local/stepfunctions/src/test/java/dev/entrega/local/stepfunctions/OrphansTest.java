package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeMapRunInput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListMapRunsInput;
import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A crash between the end of an execution and that of its Map Run. */
class OrphansTest {

  private static final String DEFINITION =
      Door.state(
          """
          "Type": "Map", "End": true, "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}
          """);

  private final SteppedTime time = new SteppedTime();
  private final Store store = Store.inMemory();

  @Test
  void a_run_whose_execution_has_ended_ends_with_its_children() {
    String execution = begun();
    Journal journal = Objects.requireNonNull(store.journal(execution));
    long last = journal.last().id();
    journal.append(
        new HistoryEvent(
            time.instant(),
            HistoryEventType.ExecutionAborted,
            last + 1,
            last,
            new EventDetails.Failure(null, null),
            Branch.MAIN));

    try (StepFunctions engine = engine()) {
      String arn =
          engine
              .listMapRuns(new ListMapRunsInput(execution, null, null))
              .mapRuns()
              .getFirst()
              .mapRunArn();
      var run = engine.describeMapRun(new DescribeMapRunInput(arn));
      var children =
          engine.listExecutions(new ListExecutionsInput(null, null, null, null, arn, null));

      assertThat(run.status()).isEqualTo(MapRunStatus.ABORTED);
      assertThat(run.itemCounts().aborted()).isEqualTo(2);
      assertThat(children.executions())
          .hasSize(2)
          .extracting(ExecutionListItem::status)
          .containsOnly(ExecutionStatus.ABORTED);
    }
  }

  private String begun() {
    try (StepFunctions engine = engine()) {
      String machine =
          engine
              .createStateMachine(
                  new CreateStateMachineInput(
                      "m", DEFINITION, Scenario.ROLE, StateMachineType.STANDARD, null, null))
              .stateMachineArn();
      String execution =
          engine
              .startExecution(new StartExecutionInput(machine, null, "[1, 2]", null))
              .executionArn();
      time.settle();
      return execution;
    }
  }

  private StepFunctions engine() {
    return new StepFunctions(
        Location.LOCAL, Integrations.none(), new Ports(time, store, new Random(7)));
  }
}
