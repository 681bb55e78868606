package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.MapRunTold.FAILS_BELOW_ONE;
import static dev.entrega.local.stepfunctions.MapRunTold.PASSES;
import static dev.entrega.local.stepfunctions.MapRunTold.WAITS;
import static dev.entrega.local.stepfunctions.MapRunTold.map;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributedMapsTest {

  private static final String EXCEEDED = "States.ExceedToleratedFailureThreshold";
  private static final String CAUSE = "The specified tolerated failure threshold was exceeded";

  @ParameterizedTest
  @ValueSource(strings = {"STANDARD", "EXPRESS"})
  void each_item_has_an_execution_of_its_own(String executionType) {
    Scenario scenario = givenStates("M", map(executionType, "", PASSES)).runs("[1, {\"a\": 2}]");

    scenario
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 MapStateEntered",
            "3<2 MapStateStarted",
            "4<3 MapRunStarted",
            "5<4 MapRunSucceeded",
            "6<5 MapStateSucceeded",
            "7<5 MapStateExited",
            "8<7 ExecutionSucceeded")
        .expectOutput("[1, {\"a\": 2}]");
    assertThat(new MapRunTold(scenario).ends())
        .containsExactly("ExecutionSucceeded", "ExecutionSucceeded");
  }

  @Test
  void children_and_runs_bear_the_names_that_aws_gives_them() {
    Scenario scenario = givenStates("M", map("", PASSES)).runs("[1]");
    var run = new MapRunTold(scenario);

    String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    assertThat(run.arn()).matches(MapRunTold.MACHINE + "mapRun:machine/each:" + uuid);
    assertThat(run.children().getFirst().execution().arn())
        .matches(MapRunTold.MACHINE + "execution:machine/each:" + uuid);
    assertThat(run.children().getFirst().execution().stateMachine().arn())
        .isEqualTo(MapRunTold.MACHINE + "stateMachine:machine/each");
    assertThat(run.all().getFirst().stateMachineArn())
        .isEqualTo(MapRunTold.MACHINE + "stateMachine:machine/each");
  }

  @Test
  void a_map_without_a_label_gets_one_that_stays() {
    Scenario scenario =
        givenStates("M", map("", PASSES).replace("\"Label\": \"each\",", "")).runs("[1]");
    var run = new MapRunTold(scenario);

    assertThat(run.all()).hasSize(1);
    assertThat(run.arn()).matches(".*:mapRun:machine/[0-9a-f-]{36}:[0-9a-f-]{36}");
  }

  @Test
  void a_child_of_a_standard_map_has_a_whole_history_and_one_of_an_express_map_its_ends() {
    var standard = new MapRunTold(givenStates("M", map("", PASSES)).runs("[1]"));
    var express = new MapRunTold(givenStates("M", map("EXPRESS", "", PASSES)).runs("[1]"));

    assertThat(types(standard.children().getFirst()))
        .containsExactly(
            "ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
    assertThat(types(express.children().getFirst()))
        .containsExactly("ExecutionStarted", "ExecutionSucceeded");
  }

  private static List<String> types(Journal journal) {
    return journal.events(0, journal.size()).stream()
        .map(HistoryEvent::type)
        .map(Enum::name)
        .toList();
  }

  @Test
  void no_more_children_run_at_once_than_allowed() {
    Scenario scenario = givenStates("M", map("\"MaxConcurrency\": 2,", WAITS)).runs("[9, 1, 1, 1]");
    var run = new MapRunTold(scenario);

    assertThat(run.items()).isEqualTo("pending=2, running=2, total=4");
    scenario.after(Duration.ofSeconds(2));
    assertThat(run.items()).isEqualTo("running=2, succeeded=2, total=4");
    scenario.after(Duration.ofSeconds(7)).expectOutput("[9, 1, 1, 1]");
    assertThat(run.items()).isEqualTo("succeeded=4, total=4");
  }

  @Test
  void an_object_is_run_over_field_by_field() {
    givenStates(
            "M",
            map(
                """
                "ItemsPath": "$.servers", "ItemSelector": {
                  "index.$": "$$.Map.Item.Index", "key.$": "$$.Map.Item.Key",
                  "value.$": "$$.Map.Item.Value", "source.$": "$$.Map.Item.Source",
                  "all.$": "$.servers.web"},
                """,
                PASSES))
        .runs("{\"servers\": {\"web\": 80, \"db\": 5432}}")
        .expectOutput(
            """
            [{"index": 0, "key": "web", "value": 80, "source": "STATE_DATA", "all": 80},
             {"index": 1, "key": "db", "value": 5432, "source": "STATE_DATA", "all": 80}]
            """);
    givenStates("M", map("", PASSES))
        .runs("{\"web\": 80}")
        .expectOutput("[{\"Key\": \"web\", \"Value\": 80}]");
  }

  @Test
  void variables_stay_outside_but_a_selector_sees_them() {
    givenStates(
            "A",
            """
            "A": {"Type": "Pass", "Assign": {"x": 7}, "Next": "M"},
            """
                + map(
                    "\"ItemSelector\": {\"x.$\": \"$x\"},",
                    """
                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
                      "QueryLanguage": "JSONata",
                      "Output": {"got": "{% $states.input.x %}", "seen": "{% $exists($x) %}"}}}
                    """))
        .runs("[1]")
        .expectOutput("[{\"got\": 7, \"seen\": false}]");
  }

  @Test
  void the_context_of_a_child_is_its_own() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    "\"ItemSelector\": {\"parent.$\": \"$$.Execution.Id\"},",
                    """
                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true, "Parameters": {
                      "parent.$": "$.parent", "child.$": "$$.Execution.Id",
                      "machine.$": "$$.StateMachine.Id"}}}
                    """))
            .runs("[1]");

    scenario.expectOutput(
        "[{\"parent\": \"%s\", \"child\": \"%s\", \"machine\": \"%s\"}]"
            .formatted(
                scenario.executionArn(),
                new MapRunTold(scenario).children().getFirst().execution().arn(),
                MapRunTold.MACHINE + "stateMachine:machine/each"));
  }

  @Test
  void the_first_failure_fails_a_run_that_tolerates_none_and_aborts_the_others() {
    Scenario scenario =
        givenStates("M", map("\"MaxConcurrency\": 2,", WAITS.replace("\"$\"", "\"$.wait\"")))
            .runs("[{\"wait\": 1000}, {\"wait\": \"long\"}, {\"wait\": 1}]");
    var run = new MapRunTold(scenario);

    scenario
        .expectFailure(EXCEEDED, CAUSE)
        .expectHistory(
            "ExecutionStarted",
            "MapStateEntered M",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunFailed " + EXCEEDED,
            "MapStateFailed",
            "ExecutionFailed " + EXCEEDED);
    assertThat(run.ends()).containsExactly("ExecutionAborted", "ExecutionFailed");
    assertThat(run.items()).isEqualTo("pending=1, failed=1, aborted=1, total=3");
    assertThat(run.described().status()).hasToString("FAILED");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"ToleratedFailureCount\": 2,', '[1, 0, 0, 2]', true",
    "'\"ToleratedFailureCount\": 1,', '[1, 0, 0, 2]', false",
    "'\"ToleratedFailurePercentage\": 50,', '[1, 0, 0, 2]', true",
    "'\"ToleratedFailurePercentage\": 49.9,', '[1, 0, 0, 2]', false",
    "'\"ToleratedFailurePercentage\": 100,', '[0, 0]', true",
    "'\"ToleratedFailureCount\": 1, \"ToleratedFailurePercentage\": 90,', '[1, 0, 0, 2]', false",
    "'\"ToleratedFailureCount\": 9, \"ToleratedFailurePercentage\": 10,', '[1, 0, 0, 2]', false",
    "'\"ToleratedFailureCount\": 0,', '[1]', true"
  })
  void a_run_fails_when_more_items_have_failed_than_it_tolerates(
      String tolerance, String items, boolean succeeds) {
    Scenario scenario = givenStates("M", map(tolerance, FAILS_BELOW_ONE)).runs(items);

    assertThat(scenario.execution().status()).hasToString(succeeds ? "SUCCEEDED" : "FAILED");
    if (!succeeds) {
      scenario.expectFailure(EXCEEDED, CAUSE);
    }
  }

  @Test
  void what_is_tolerated_may_stand_in_the_input() {
    givenStates(
            "M",
            map(
                "\"ItemsPath\": \"$.items\", \"ToleratedFailureCountPath\": \"$.most\","
                    + " \"ToleratedFailurePercentagePath\": \"$.share\",",
                FAILS_BELOW_ONE))
        .runs("{\"items\": [1, 0], \"most\": 1, \"share\": \"99.5\"}")
        .expectHistory(
            "ExecutionStarted",
            "MapStateEntered M",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited M",
            "ExecutionSucceeded");
  }

  @Test
  void a_child_that_failed_but_is_tolerated_is_told_as_a_whole() {
    Scenario scenario =
        givenStates("M", map("\"ToleratedFailureCount\": 1,", FAILS_BELOW_ONE)).runs("[1, 0]");
    var child = new MapRunTold(scenario).children().getLast().execution();

    scenario.expectOutput(
        """
        [1, {"Cause": "below one", "Error": "TooSmall", "ExecutionArn": "%s", "Input": "0",
             "InputDetails": {"Included": true}, "Name": "%s", "RedriveCount": 0,
             "RedriveStatus": "REDRIVABLE_BY_MAP_RUN", "StartDate": "2026-01-01T00:00:00Z",
             "StateMachineArn": "%s", "Status": "FAILED", "StopDate": "2026-01-01T00:00:00Z"}]
        """
            .formatted(child.arn(), child.name(), child.stateMachine().arn()));
  }

  @Test
  void a_run_that_failed_may_be_tried_again_and_is_another_one() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    "\"Retry\": [{\"ErrorEquals\": [\"%s\"], \"IntervalSeconds\": 5}],"
                        .formatted(EXCEEDED),
                    """
                    "StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                      "Resource": "arn:aws:states:::lambda:invoke"}}
                    """))
            .when("lambda:invoke", fails("Busy"))
            .runs("[1]");

    scenario.after(Duration.ofSeconds(5)).expectOutput("[1]");
    assertThat(new MapRunTold(scenario).all()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void stopping_the_execution_aborts_its_run_and_the_children() {
    Scenario scenario = givenStates("M", map("", WAITS)).runs("[1000, 1000]").stopped();
    var run = new MapRunTold(scenario);

    assertThat(run.described().status()).hasToString("ABORTED");
    assertThat(run.ends()).containsExactly("ExecutionAborted", "ExecutionAborted");
    assertThat(run.items()).isEqualTo("aborted=2, total=2");
  }

  @Test
  void a_run_in_a_branch_is_aborted_when_another_branch_fails() {
    Scenario scenario =
        givenStates(
                "B",
                """
                "B": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "M", "States": {%s}},
                  {"StartAt": "V", "States": {
                    "V": {"Type": "Wait", "Seconds": 1, "Next": "F"},
                    "F": {"Type": "Fail", "Error": "Broken"}}}]}
                """
                    .formatted(map("", WAITS)))
            .runs("[1000]")
            .after(Duration.ofSeconds(1));

    assertThat(scenario.events().stream().map(Scenario::line))
        .containsSubsequence(
            "MapRunStarted",
            "FailStateEntered F",
            "MapRunAborted",
            "MapStateAborted",
            "ParallelStateFailed",
            "ExecutionFailed Broken");
    assertThat(new MapRunTold(scenario).ends()).containsExactly("ExecutionAborted");
  }

  @Test
  void an_execution_that_times_out_ends_its_run() {
    Scenario scenario =
        Scenario.given(
                "{\"StartAt\": \"M\", \"TimeoutSeconds\": 3, \"States\": {%s}}"
                    .formatted(map("", WAITS)))
            .runs("[1000]")
            .after(Duration.ofSeconds(3));

    assertThat(scenario.execution().status()).hasToString("TIMED_OUT");
    assertThat(new MapRunTold(scenario).described().status()).hasToString("ABORTED");
    assertThat(new MapRunTold(scenario).ends()).containsExactly("ExecutionAborted");
  }

  @Test
  void an_express_child_has_five_minutes() {
    Scenario scenario =
        givenStates("M", map("EXPRESS", "\"ToleratedFailureCount\": 1,", WAITS))
            .runs("[1000]")
            .after(Duration.ofMinutes(5));

    assertThat(new MapRunTold(scenario).items()).isEqualTo("timedOut=1, total=1");
    assertThat(scenario.execution().status()).hasToString("SUCCEEDED");
  }

  @Test
  void a_map_within_a_child_is_a_run_of_that_child() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    "",
                    """
                    "StartAt": "N", "States": {"N": {"Type": "Map", "End": true, "Label": "inner",
                      "ItemProcessor": {
                        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                        "StartAt": "Q", "States": {"Q": {"Type": "Pass", "End": true}}}}}
                    """))
            .runs("[[1, 2], [3]]");

    scenario.expectOutput("[[1, 2], [3]]");
    Journal child = new MapRunTold(scenario).children().getFirst();
    assertThat(child.events(3, 4).getFirst().details())
        .isInstanceOfSatisfying(
            EventDetails.MapRunStarted.class,
            started -> assertThat(started.mapRunArn()).contains(":mapRun:machine/inner:"));
  }

  @Test
  void nothing_to_do_is_done_at_once() {
    Scenario scenario = givenStates("M", map("", PASSES)).runs("[]");

    scenario.expectOutput("[]");
    assertThat(new MapRunTold(scenario).items()).isEmpty();
  }

  @Test
  void more_results_than_may_be_handed_on_fail_the_state_but_not_the_run() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    "",
                    """
                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true, "Result": "%s"}}
                    """
                        .formatted("x".repeat(100_000))))
            .runs("[1, 2, 3]");

    scenario.expectFailure(
        "States.DataLimitExceeded",
        "The state/task 'M' returned a result with a size exceeding the maximum number of bytes"
            + " service limit.");
    assertThat(new MapRunTold(scenario).described().status()).hasToString("SUCCEEDED");
  }
}
