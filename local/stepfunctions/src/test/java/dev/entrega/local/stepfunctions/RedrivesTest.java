package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.answers;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is done again in an execution that is taken up after its end, and what is not. */
class RedrivesTest {

  private static final String INVOKE =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";
  private static final String SEND_AND_WAIT =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\","
          + " \"Parameters\": {\"token.$\": \"$$.Task.Token\"}";

  @Test
  void a_task_that_failed_is_tried_again_and_what_went_before_is_not() {
    givenStates(
            "A",
            "\"A\": {%s, \"Next\": \"B\"}, \"B\": {%s, \"End\": true}".formatted(INVOKE, INVOKE))
        .when("lambda:invoke", answers("{\"a\": 1}"), fails("Late"), answers("{\"b\": 2}"))
        .runs("{}")
        .redriven()
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<4 TaskSucceeded",
            "6<5 TaskStateExited",
            "7<6 TaskStateEntered",
            "8<7 TaskScheduled",
            "9<8 TaskStarted",
            "10<9 TaskFailed",
            "11<10 ExecutionFailed",
            "12<11 ExecutionRedriven",
            "13<7 TaskScheduled",
            "14<13 TaskStarted",
            "15<14 TaskSucceeded",
            "16<15 TaskStateExited",
            "17<16 ExecutionSucceeded")
        .expectOutput("{\"b\": 2}");
  }

  @Test
  void retries_begin_anew() {
    Scenario scenario =
        givenStates(
                "A",
                ("\"A\": {%s, \"End\": true, \"Parameters\": {\"try.$\": \"$$.State.RetryCount\"},"
                        + " \"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 1,"
                        + " \"IntervalSeconds\": 1}]}")
                    .formatted(INVOKE))
            .when("lambda:invoke", fails("1"), fails("2"), fails("3"), answers("{}"))
            .runs("{}")
            .after(Duration.ofSeconds(1))
            .redriven()
            .after(Duration.ofSeconds(1));

    assertThat(scenario.called.stream().map(call -> call.path("try").asInt()))
        .containsExactly(0, 1, 0, 1);
    scenario.expectOutput("{}");
  }

  @Test
  void branches_that_had_ended_well_are_kept() {
    givenStates(
            "P",
            """
            "P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": "a", "End": true}}},
              {"StartAt": "B", "States": {"B": {%s, "End": true}}},
              {"StartAt": "C", "States": {"C": {"Type": "Wait", "Seconds": 9, "End": true}}}
            ]}
            """
                .formatted(INVOKE))
        .when("lambda:invoke", fails("Broken"), answers("\"b\""))
        .runs("{}")
        .redriven()
        .after(Duration.ofSeconds(9))
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 ParallelStateEntered",
            "3<2 ParallelStateStarted",
            "4<3 PassStateEntered",
            "5<4 PassStateExited",
            "6<3 TaskStateEntered",
            "7<6 TaskScheduled",
            "8<7 TaskStarted",
            "9<3 WaitStateEntered",
            "10<8 TaskFailed",
            "11<9 WaitStateAborted",
            "12<10 ParallelStateFailed",
            "13<12 ExecutionFailed",
            "14<13 ExecutionRedriven",
            "15<6 TaskScheduled",
            "16<15 TaskStarted",
            "17<16 TaskSucceeded",
            "18<17 TaskStateExited",
            "19<9 WaitStateExited",
            "20<19 ParallelStateSucceeded",
            "21<19 ParallelStateExited",
            "22<21 ExecutionSucceeded")
        .expectOutput("[\"a\", \"b\", {}]");
  }

  @Test
  void items_that_had_ended_well_are_kept() {
    Scenario scenario =
        givenStates(
                "M",
                """
                "M": {"Type": "Map", "End": true, "MaxConcurrency": 1, "ItemProcessor": {
                  "StartAt": "A", "States": {"A": {%s, "End": true}}}}
                """
                    .formatted(INVOKE))
            .when("lambda:invoke", answers("10"), fails("Broken"), answers("20"), answers("30"))
            .runs("[1, 2, 3]");

    scenario.redriven().expectOutput("[10, 20, 30]");

    assertThat(scenario.called.stream().map(call -> call.asInt())).containsExactly(1, 2, 2, 3);
    assertThat(scenario.events().stream().map(Scenario::line))
        .containsOnlyOnce("MapIterationStarted 1")
        .containsOnlyOnce("MapIterationSucceeded 0")
        .contains("MapIterationFailed 1", "MapIterationSucceeded 1", "MapIterationStarted 2");
  }

  @Test
  void what_gathered_too_much_data_is_done_again_as_a_whole() {
    String large = "\"" + "x".repeat(140_000) + "\"";
    Scenario scenario =
        givenStates(
                "P",
                """
                "P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {%s, "End": true}}},
                  {"StartAt": "B", "States": {"B": {%s, "End": true}}}
                ]}
                """
                    .formatted(INVOKE, INVOKE))
            .when(
                "lambda:invoke", answers(large), answers(large), answers("\"a\""), answers("\"b\""))
            .runs("{}");
    assertThat(scenario.execution().error()).isEqualTo("States.DataLimitExceeded");

    scenario.redriven();

    assertThat(scenario.called).hasSize(4);
    assertThat(scenario.execution().output()).isIn("[\"a\",\"b\"]", "[\"b\",\"a\"]");
  }

  @Test
  void a_fail_state_fails_again() {
    givenStates("A", "\"A\": {\"Type\": \"Fail\", \"Error\": \"E\"}")
        .runs("{}")
        .redriven()
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 FailStateEntered",
            "3<2 ExecutionFailed",
            "4<3 ExecutionRedriven",
            "5<4 ExecutionFailed");
  }

  @Test
  void a_wait_that_was_given_up_waits_anew() {
    Scenario scenario =
        givenStates("A", "\"A\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}")
            .runs("{}")
            .after(Duration.ofSeconds(50))
            .stopped()
            .redriven()
            .after(Duration.ofSeconds(59));
    assertThat(scenario.execution().status()).hasToString("RUNNING");

    scenario
        .after(Duration.ofSeconds(1))
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 WaitStateEntered",
            "3<0 ExecutionAborted",
            "4<3 ExecutionRedriven",
            "5<2 WaitStateExited",
            "6<5 ExecutionSucceeded");
  }

  @Test
  void a_wait_until_a_moment_that_has_passed_is_over_at_once() {
    givenStates("A", "\"A\": {\"Type\": \"Wait\", \"TimestampPath\": \"$.until\", \"End\": true}")
        .runs("{\"until\": \"2026-01-01T00:01:00Z\"}")
        .stopped()
        .after(Duration.ofDays(1))
        .redriven()
        .expectOutput("{\"until\": \"2026-01-01T00:01:00Z\"}");
  }

  @Test
  void a_time_limit_begins_anew() {
    Scenario scenario =
        Scenario.given(
                "{\"StartAt\": \"A\", \"TimeoutSeconds\": 10, \"States\": {\"A\": {%s, \"End\": true}}}"
                    .formatted(SEND_AND_WAIT))
            .runs("{}")
            .after(Duration.ofSeconds(10));
    assertThat(scenario.execution().status()).hasToString("TIMED_OUT");
    assertThat(scenario.execution().error()).isEqualTo("States.Timeout");

    scenario.redriven().after(Duration.ofSeconds(9));
    assertThat(scenario.execution().status()).hasToString("RUNNING");
    scenario.after(Duration.ofSeconds(1));

    assertThat(scenario.execution().status()).hasToString("TIMED_OUT");
  }

  @Test
  void a_token_of_before_is_worth_nothing_any_more() {
    Scenario scenario =
        givenStates("A", "\"A\": {%s, \"End\": true}".formatted(SEND_AND_WAIT)).runs("{}");
    String before = scenario.token();
    scenario.stopped().redriven();

    Door.refused("TaskTimedOut", "Task Timed Out", () -> scenario.workerAnswers(before, "1"));
    scenario.workerAnswers("2").expectOutput("2");
  }

  @Test
  void an_execution_sees_how_often_and_when_it_was_taken_up_again() {
    givenStates(
            "A",
            """
            "A": {%s, "ResultPath": "$.r", "Next": "B"},
            "B": {"Type": "Pass", "End": true, "Parameters": {
              "count.$": "$$.Execution.RedriveCount", "at.$": "$$.Execution.RedriveTime",
              "since.$": "$$.Execution.StartTime"}}
            """
                .formatted(INVOKE))
        .when("lambda:invoke", fails("1"), fails("2"), answers("{}"))
        .runs("{}")
        .after(Duration.ofHours(1))
        .redriven()
        .after(Duration.ofHours(1))
        .redriven()
        .expectOutput(
            """
            {"count": 2, "at": "2026-01-01T02:00:00.000Z", "since": "2026-01-01T00:00:00.000Z"}
            """);
  }
}
