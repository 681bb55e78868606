package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForksTest {

  private static final String INVOKE =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";

  @Test
  void branches_run_side_by_side_on_the_same_input() {
    givenStates(
            "P",
            """
            "P": {"Type": "Parallel", "Parameters": {"n.$": "$.n"}, "End": true, "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 2, "End": true}}},
              {"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": "b", "End": true}}}
            ]}
            """)
        .runs("{\"n\": 1}")
        .after(Duration.ofSeconds(2))
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 ParallelStateEntered",
            "3<2 ParallelStateStarted",
            "4<3 WaitStateEntered",
            "5<3 PassStateEntered",
            "6<5 PassStateExited",
            "7<4 WaitStateExited",
            "8<7 ParallelStateSucceeded",
            "9<7 ParallelStateExited",
            "10<9 ExecutionSucceeded")
        .expectOutput("[{\"n\": 1}, \"b\"]");
  }

  @Test
  void a_branch_that_fails_ends_its_siblings_at_once() {
    Scenario scenario =
        givenStates(
                "P",
                """
                "P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1000, "End": true}}},
                  {"StartAt": "B", "States": {"B": {
                    "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                    "Parameters": {"token.$": "$$.Task.Token"}, "End": true}}},
                  {"StartAt": "C", "States": {
                    "C": {"Type": "Wait", "Seconds": 1, "Next": "D"},
                    "D": {"Type": "Fail", "Error": "Broken", "Cause": "rain"}}}
                ]}
                """)
            .runs("{}")
            .after(Duration.ofSeconds(1));

    scenario
        .expectFailure("Broken", "rain")
        .expectHistory(
            "ExecutionStarted",
            "ParallelStateEntered P",
            "ParallelStateStarted",
            "WaitStateEntered A",
            "TaskStateEntered B",
            "TaskScheduled",
            "TaskStarted",
            "WaitStateEntered C",
            "TaskSubmitted",
            "WaitStateExited C",
            "FailStateEntered D",
            "WaitStateAborted",
            "TaskStateAborted",
            "ParallelStateFailed",
            "ExecutionFailed Broken");
    assertThat(scenario.execution().stopDate()).isEqualTo("2026-01-01T00:00:01Z");
  }

  @Test
  void a_parallel_may_be_tried_again_and_caught() {
    givenStates(
            "P",
            """
            "P": {"Type": "Parallel", "Next": "Q",
              "Branches": [{"StartAt": "A", "States": {"A": {%s, "End": true}}}],
              "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 1}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": null, "Next": "Q"}]},
            "Q": {"Type": "Succeed"}
            """
                .formatted(INVOKE))
        .when("lambda:invoke", fails("Busy"), fails("Busy"))
        .runs("{\"a\": 1}")
        .after(Duration.ofSeconds(1))
        .expectHistory(
            "ExecutionStarted",
            "ParallelStateEntered P",
            "ParallelStateStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed Busy",
            "ParallelStateStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed Busy",
            "ParallelStateFailed",
            "ParallelStateExited P",
            "SucceedStateEntered Q",
            "SucceedStateExited Q",
            "ExecutionSucceeded")
        .expectOutput("{\"a\": 1}");
  }

  @Test
  void a_map_runs_once_for_each_item() {
    givenStates(
            "M",
            """
            "M": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 1, "End": true,
              "ItemSelector": {"i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value", "all.$": "$.k"},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "A",
                "States": {"A": {"Type": "Pass", "End": true}}}}
            """)
        .runs("{\"k\": 0, \"items\": [\"x\", \"y\"]}")
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 MapStateEntered",
            "3<2 MapStateStarted",
            "4<3 MapIterationStarted",
            "5<4 PassStateEntered",
            "6<5 PassStateExited",
            "7<6 MapIterationSucceeded",
            "8<6 MapIterationStarted",
            "9<8 PassStateEntered",
            "10<9 PassStateExited",
            "11<10 MapIterationSucceeded",
            "12<11 MapStateSucceeded",
            "13<11 MapStateExited",
            "14<13 ExecutionSucceeded")
        .expectOutput(
            "[{\"i\": 0, \"v\": \"x\", \"all\": 0}, {\"i\": 1, \"v\": \"y\", \"all\": 0}]");
  }

  @Test
  void a_map_runs_no_more_at_once_than_allowed() {
    Scenario scenario =
        givenStates(
                "M",
                """
                "M": {"Type": "Map", "MaxConcurrencyPath": "$$.Execution.Input[0]", "End": true,
                  "Iterator": {"StartAt": "A",
                    "States": {"A": {"Type": "Wait", "Seconds": 1, "End": true}}}}
                """)
            .runs("[2, 2, 2, 2, 2]")
            .after(Duration.ofMinutes(1));

    assertThat(scenario.execution().stopDate()).isEqualTo("2026-01-01T00:00:03Z");
  }

  @Test
  void a_map_of_nothing_is_done_at_once() {
    givenStates(
            "M",
            """
            "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A",
              "States": {"A": {"Type": "Succeed"}}}}
            """)
        .runs("[]")
        .expectHistory(
            "ExecutionStarted",
            "MapStateEntered M",
            "MapStateStarted",
            "MapStateSucceeded",
            "MapStateExited M",
            "ExecutionSucceeded")
        .expectOutput("[]");
  }

  @Test
  void a_map_refuses_what_is_no_array() {
    givenStates(
            "M",
            """
            "M": {"Type": "Map", "ItemsPath": "$.a", "End": true, "ItemProcessor": {"StartAt": "A",
              "States": {"A": {"Type": "Succeed"}}}}
            """)
        .runs("{\"a\": 1}")
        .expectHistory("ExecutionStarted", "MapStateEntered M", "ExecutionFailed States.Runtime")
        .expectFailure("States.Runtime", "Reference path \"$.a\" must point to array.");
  }

  @Test
  void an_item_that_fails_ends_all_others_within_nested_states_too() {
    givenStates(
            "M",
            """
            "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {
              "A": {"Type": "Choice", "Default": "P",
                "Choices": [{"Variable": "$", "NumericEquals": 1, "Next": "F"}]},
              "F": {"Type": "Fail", "Error": "One"},
              "P": {"Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}}]}}}}
            """)
        .runs("[0, 1]")
        .expectHistory(
            "ExecutionStarted",
            "MapStateEntered M",
            "MapStateStarted",
            "MapIterationStarted 0",
            "MapIterationStarted 1",
            "ChoiceStateEntered A",
            "ChoiceStateExited A",
            "ParallelStateEntered P",
            "ParallelStateStarted",
            "ChoiceStateEntered A",
            "ChoiceStateExited A",
            "FailStateEntered F",
            "MapIterationFailed 1",
            "WaitStateEntered W",
            "WaitStateAborted",
            "ParallelStateAborted",
            "MapIterationAborted 0",
            "MapStateFailed",
            "ExecutionFailed One");
  }

  @Test
  void stopping_an_execution_ends_all_its_lines() {
    Scenario scenario =
        givenStates(
                "M",
                """
                "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "W",
                  "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}}}
                """)
            .runs("[0, 1]")
            .stopped()
            .after(Duration.ofDays(1));

    assertThat(scenario.events().getLast().type()).hasToString("ExecutionAborted");
  }

  @Test
  void an_execution_that_times_out_ends_all_its_lines() {
    Scenario.given(
            """
            {"StartAt": "P", "TimeoutSeconds": 5, "States": {"P": {"Type": "Parallel", "End": true,
              "Branches": [
                {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9, "End": true}}},
                {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 8, "End": true}}}]}}}
            """)
        .runs("{}")
        .after(Duration.ofSeconds(9))
        .expectHistory(
            "ExecutionStarted",
            "ParallelStateEntered P",
            "ParallelStateStarted",
            "WaitStateEntered A",
            "WaitStateEntered B",
            "ExecutionTimedOut States.Timeout");
  }
}
