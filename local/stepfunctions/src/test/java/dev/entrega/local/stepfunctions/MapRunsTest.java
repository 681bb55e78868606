package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.MapRunTold.FAILS_BELOW_ONE;
import static dev.entrega.local.stepfunctions.MapRunTold.PASSES;
import static dev.entrega.local.stepfunctions.MapRunTold.WAITS;
import static dev.entrega.local.stepfunctions.MapRunTold.map;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeMapRunInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionRedriveFilter;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListMapRunsInput;
import dev.entrega.local.stepfunctions.api.MapRunListItem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapRunsTest {

  @Test
  void a_run_is_described_while_it_runs_and_when_it_has_ended() {
    Scenario scenario =
        givenStates("M", map("\"MaxConcurrency\": 7, \"ToleratedFailureCount\": 3,", WAITS))
            .runs("[5, 9]");
    var run = new MapRunTold(scenario);

    assertThat(run.described())
        .satisfies(told -> {
          assertThat(told.executionArn()).isEqualTo(scenario.executionArn());
          assertThat(told.status()).hasToString("RUNNING");
          assertThat(told.startDate()).isEqualTo("2026-01-01T00:00:00Z");
          assertThat(told.stopDate()).isNull();
          assertThat(told.maxConcurrency()).isEqualTo(7);
          assertThat(told.toleratedFailureCount()).isEqualTo(3);
          assertThat(told.toleratedFailurePercentage()).isZero();
        });
    scenario.after(Duration.ofSeconds(9));
    assertThat(run.described().status()).hasToString("SUCCEEDED");
    assertThat(run.described().stopDate()).isEqualTo("2026-01-01T00:00:09Z");
    assertThat(run.executions()).isEqualTo("succeeded=2, total=2");
  }

  @Test
  void more_at_once_may_be_allowed_to_a_run_that_runs() {
    Scenario scenario = givenStates("M", map("\"MaxConcurrency\": 1,", WAITS)).runs("[9, 9, 9]");
    var run = new MapRunTold(scenario);

    run.update(2, null, null);

    assertThat(run.described().maxConcurrency()).isEqualTo(2);
    assertThat(run.items()).isEqualTo("pending=1, running=2, total=3");
  }

  @Test
  void fewer_at_once_hold_back_those_that_have_not_begun() {
    Scenario scenario = givenStates("M", map("\"MaxConcurrency\": 2,", WAITS)).runs("[5, 9, 9, 9]");
    var run = new MapRunTold(scenario);

    run.update(1, null, null);
    scenario.after(Duration.ofSeconds(5));

    assertThat(run.items()).isEqualTo("pending=2, running=1, succeeded=1, total=4");
  }

  @Test
  void a_run_may_be_made_more_or_less_tolerant() {
    String items = "[{\"n\": 0, \"wait\": 1}, {\"n\": 0, \"wait\": 2}, {\"n\": 1, \"wait\": 9}]";
    String processor =
        """
        "StartAt": "W", "States": {
          "W": {"Type": "Wait", "SecondsPath": "$.wait", "Next": "O"},
          "O": {"Type": "Pass", "OutputPath": "$.n", "Next": "C"}, %s
        """
            .formatted(FAILS_BELOW_ONE.substring(FAILS_BELOW_ONE.indexOf("\"C\": ")));
    Scenario tolerant =
        givenStates("M", map("\"ToleratedFailureCount\": 1,", processor)).runs(items);
    Scenario strict = givenStates("M", map("\"ToleratedFailureCount\": 1,", processor)).runs(items);
    Scenario shared = givenStates("M", map("\"ToleratedFailureCount\": 1,", processor)).runs(items);

    new MapRunTold(tolerant).update(null, null, 2L);
    tolerant.after(Duration.ofSeconds(9));
    strict.after(Duration.ofSeconds(2));
    new MapRunTold(shared).update(null, 70.0, 0L);
    shared.after(Duration.ofSeconds(9));

    assertThat(tolerant.execution().status()).hasToString("SUCCEEDED");
    assertThat(strict.execution().status()).hasToString("FAILED");
    assertThat(shared.execution().status()).hasToString("SUCCEEDED");
    assertThat(new MapRunTold(shared).described().toleratedFailurePercentage()).isEqualTo(70.0);
  }

  @Test
  void a_run_that_exceeds_new_limits_fails_at_once() {
    Scenario scenario =
        givenStates("M", map("\"ToleratedFailureCount\": 5,", WAITS.replace("\"$\"", "\"$.wait\"")))
            .runs("[{}, {}, {\"wait\": 1000}]");

    new MapRunTold(scenario).update(null, null, 1L);

    assertThat(scenario.execution().status()).hasToString("FAILED");
  }

  @Test
  void the_runs_of_an_execution_are_listed_the_latest_first_page_by_page() {
    Scenario scenario =
        givenStates(
                "M",
                map("", PASSES)
                        .replace("\"End\": true, \"Label\"", "\"Next\": \"N\", \"Label\"")
                        .strip()
                    + ", "
                    + map("", PASSES.replace("\"P\"", "\"Q\""))
                        .replace("\"M\":", "\"N\":")
                        .replace("each", "second"))
            .runs("[1]");

    var first = scenario.engine.listMapRuns(new ListMapRunsInput(scenario.executionArn(), 1, null));
    var second =
        scenario.engine.listMapRuns(
            new ListMapRunsInput(scenario.executionArn(), 1, first.nextToken()));

    assertThat(first.mapRuns())
        .extracting(MapRunListItem::stateMachineArn)
        .containsExactly(MapRunTold.MACHINE + "stateMachine:machine/second");
    assertThat(second.mapRuns())
        .extracting(MapRunListItem::stateMachineArn)
        .containsExactly(MapRunTold.MACHINE + "stateMachine:machine/each");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void a_run_that_is_not_there_is_refused() {
    var door = new Door();
    String nowhere = MapRunTold.MACHINE + "mapRun:machine/each:none";

    Door.refused(
        "ResourceNotFound",
        nowhere,
        () -> door.engine.describeMapRun(new DescribeMapRunInput(nowhere)));
    Door.refused(
        "InvalidArn",
        "not valid in this context",
        () -> door.engine.describeMapRun(new DescribeMapRunInput(Door.NOWHERE)));
    Door.refused(
        "ExecutionDoesNotExist",
        "nobody",
        () ->
            door.engine.listMapRuns(
                new ListMapRunsInput(MapRunTold.MACHINE + "execution:machine:nobody", null, null)));
  }

  @Test
  void limits_that_make_no_sense_are_refused() {
    Scenario scenario = givenStates("M", map("", WAITS)).runs("[9]");
    var run = new MapRunTold(scenario);

    Door.refused("ValidationException", "maxConcurrency", () -> run.update(-1, null, null));
    Door.refused("ValidationException", "Percentage", () -> run.update(null, -0.5, null));
    Door.refused("ValidationException", "Percentage", () -> run.update(null, 100.5, null));
    Door.refused("ValidationException", "FailureCount", () -> run.update(null, null, -1L));
    scenario.after(Duration.ofSeconds(9));
    Door.refused("ValidationException", "is SUCCEEDED", () -> run.update(1, null, null));
  }

  @Test
  void a_run_is_forgotten_with_its_execution() {
    Scenario scenario = givenStates("M", map("", PASSES)).runs("[1]");
    String arn = new MapRunTold(scenario).arn();

    scenario.after(Duration.ofDays(91)).startsAnother();

    Door.refused(
        "ResourceNotFound",
        arn,
        () -> scenario.engine.describeMapRun(new DescribeMapRunInput(arn)));
    assertThat(scenario.store.executions(arn, null, 10, _ -> true)).isEmpty();
  }

  @Test
  void the_children_of_a_run_are_listed_and_described_as_such() {
    Scenario scenario =
        givenStates("M", map("\"ToleratedFailureCount\": 1,", FAILS_BELOW_ONE)).runs("[1, 0]");
    String run = new MapRunTold(scenario).arn();

    var page =
        scenario.engine.listExecutions(new ListExecutionsInput(null, null, 1, null, run, null));
    var failed =
        scenario.engine.listExecutions(
            new ListExecutionsInput(null, ExecutionStatus.FAILED, null, null, run, null));
    var child =
        scenario.engine.describeExecution(
            new DescribeExecutionInput(failed.executions().getFirst().executionArn()));
    var machine =
        scenario.engine.describeStateMachineForExecution(
            new DescribeStateMachineForExecutionInput(child.executionArn()));

    assertThat(page.executions()).hasSize(1);
    assertThat(page.nextToken()).isNotNull();
    assertThat(failed.executions()).hasSize(1);
    assertThat(failed.executions().getFirst().mapRunArn()).isEqualTo(run);
    assertThat(failed.executions().getFirst().itemCount()).isEqualTo(1);
    assertThat(child.mapRunArn()).isEqualTo(run);
    assertThat(child.redriveStatus()).hasToString("REDRIVABLE_BY_MAP_RUN");
    assertThat(machine.label()).isEqualTo("each");
    assertThat(machine.mapRunArn()).isEqualTo(run);
    assertThat(machine.stateMachineArn()).endsWith(":stateMachine:machine/each");
    assertThat(machine.definition()).contains("\"StartAt\":\"C\"").doesNotContain("\"M\"");
  }

  @Test
  void children_are_not_among_the_executions_of_their_state_machine() {
    Scenario scenario = givenStates("M", map("", PASSES)).runs("[1]");

    assertThat(
            scenario
                .engine
                .listExecutions(
                    new ListExecutionsInput(
                        MapRunTold.MACHINE + "stateMachine:machine", null, null, null))
                .executions())
        .hasSize(1);
  }

  @Test
  void only_children_that_were_taken_up_again_can_be_asked_for() {
    Scenario scenario = givenStates("M", map("", PASSES)).runs("[1]");
    String run = new MapRunTold(scenario).arn();

    assertThat(listed(scenario, run, ExecutionRedriveFilter.REDRIVEN)).isEmpty();
    assertThat(listed(scenario, run, ExecutionRedriveFilter.NOT_REDRIVEN)).hasSize(1);
    assertThat(listed(scenario, run, null)).hasSize(1);
  }

  private static List<ExecutionListItem> listed(
      Scenario scenario, String run, @Nullable ExecutionRedriveFilter redrive) {
    return scenario
        .engine
        .listExecutions(new ListExecutionsInput(null, null, null, null, run, redrive))
        .executions();
  }

  @Test
  void express_children_cannot_be_listed() {
    Scenario scenario = givenStates("M", map("EXPRESS", "", PASSES)).runs("[1]");

    assertThat(listed(scenario, new MapRunTold(scenario).arn(), null)).isEmpty();
  }

  @Test
  void a_list_is_of_a_state_machine_or_of_a_run() {
    Scenario scenario = givenStates("M", map("", PASSES)).runs("[1]");
    String run = new MapRunTold(scenario).arn();
    String machine = MapRunTold.MACHINE + "stateMachine:machine";

    Door.refused(
        "ValidationException",
        "not both",
        () ->
            scenario.engine.listExecutions(
                new ListExecutionsInput(machine, null, null, null, run, null)));
    Door.refused(
        "ValidationException",
        "or of a Map Run",
        () ->
            scenario.engine.listExecutions(
                new ListExecutionsInput(null, null, null, null, null, null)));
  }
}
