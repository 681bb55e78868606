package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.answers;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.given;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.history.EventDetails;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasksTest {

  private static final String INVOKE =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";
  private static final String SEND_AND_WAIT =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\","
          + " \"Parameters\": {\"token.$\": \"$$.Task.Token\", \"try.$\": \"$$.State.RetryCount\"}";

  @Test
  void a_call_tells_its_four_events() {
    Scenario scenario =
        givenStates("A", "\"A\": {%s, \"TimeoutSeconds\": 9, \"End\": true}".formatted(INVOKE))
            .when("lambda:invoke", answers("{\"Payload\": 1}"))
            .runs("{\"a\":1}")
            .expectChain(
                "1<0 ExecutionStarted",
                "2<0 TaskStateEntered",
                "3<2 TaskScheduled",
                "4<3 TaskStarted",
                "5<4 TaskSucceeded",
                "6<5 TaskStateExited",
                "7<6 ExecutionSucceeded");

    assertThat(scenario.events().get(2).details())
        .isEqualTo(
            new EventDetails.TaskScheduled(
                "lambda", "invoke", "us-east-1", "{\"a\":1}", 9L, null, null));
    assertThat(scenario.events().get(3).details())
        .isEqualTo(new EventDetails.TaskStarted("lambda", "invoke"));
    assertThat(scenario.execution().output()).isEqualTo("{\"Payload\":1}");
  }

  @Test
  void a_function_by_its_arn_tells_events_of_its_own() {
    String arn = "arn:aws:lambda:us-east-1:000000000000:function:cost";
    Scenario scenario =
        givenStates(
                "A",
                "\"A\": {\"Type\": \"Task\", \"Resource\": \"%s\", \"End\": true}".formatted(arn))
            .when("function", answers("42"))
            .runs("{\"a\": 1}")
            .expectHistory(
                "ExecutionStarted",
                "TaskStateEntered A",
                "LambdaFunctionScheduled",
                "LambdaFunctionStarted",
                "LambdaFunctionSucceeded",
                "TaskStateExited A",
                "ExecutionSucceeded")
            .expectOutput("42");

    assertThat(scenario.called.getFirst())
        .hasToString("{\"FunctionName\":\"" + arn + "\",\"Payload\":{\"a\":1}}");
  }

  @Test
  void a_function_may_fail_or_time_out() {
    String task =
        "\"A\": {\"Type\": \"Task\", \"Resource\":"
            + " \"arn:aws:lambda:us-east-1:000000000000:function:cost\", \"TimeoutSeconds\": 5,"
            + " \"Retry\": [{\"ErrorEquals\": [\"Boom\"]}], \"End\": true}";
    Scenario scenario = givenStates("A", task);
    scenario
        .when("function", fails("Boom"), scenario.takes(Duration.ofMinutes(1)))
        .runs("{}")
        .after(Duration.ofSeconds(6))
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionFailed Boom",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionTimedOut States.Timeout",
            "ExecutionFailed States.Timeout");
  }

  @Test
  void a_retry_waits_longer_each_time() {
    Scenario scenario =
        givenStates(
                "A",
                ("\"A\": {%s, \"End\": true, \"Retry\": [{\"ErrorEquals\": [\"Busy\"],"
                        + " \"IntervalSeconds\": 2, \"BackoffRate\": 3, \"MaxAttempts\": 3,"
                        + " \"MaxDelaySeconds\": 10}]}")
                    .formatted(INVOKE))
            .when("lambda:invoke", fails("Busy"), fails("Busy"), fails("Busy"), answers("\"done\""))
            .runs("{}")
            .after(Duration.ofMinutes(1));

    List<Long> seconds =
        scenario.events().stream()
            .filter(event -> event.type().name().equals("TaskScheduled"))
            .map(event -> event.timestamp().getEpochSecond() - 1767225600)
            .toList();
    assertThat(seconds).containsExactly(0L, 2L, 8L, 18L);
    scenario.expectOutput("\"done\"");
  }

  @Test
  void jitter_stays_within_the_wait() {
    Scenario scenario =
        givenStates(
                "A",
                ("\"A\": {%s, \"End\": true, \"Retry\": [{\"ErrorEquals\": [\"States.ALL\"],"
                        + " \"IntervalSeconds\": 100, \"JitterStrategy\": \"FULL\"}]}")
                    .formatted(INVOKE))
            .when("lambda:invoke", fails("Busy"))
            .runs("{}")
            .after(Duration.ofSeconds(100));

    assertThat(scenario.execution().stopDate())
        .isAfter("2026-01-01T00:00:00Z")
        .isBefore("2026-01-01T00:01:40Z");
  }

  @Test
  void a_retrier_that_is_used_up_gives_way_to_the_catcher() {
    givenStates(
            "A",
            """
            "A": {%s, "Next": "B",
              "Retry": [{"ErrorEquals": ["Other"]}, {"ErrorEquals": ["Busy"], "MaxAttempts": 1}],
              "Catch": [{"ErrorEquals": ["Other"], "Next": "B"},
                        {"ErrorEquals": ["States.TaskFailed"], "ResultPath": "$.error", "Next": "C"}]},
            "B": {"Type": "Fail"},
            "C": {"Type": "Pass", "End": true}
            """
                .formatted(INVOKE))
        .when("lambda:invoke", fails("Busy"), fails("Busy"))
        .runs("{\"a\": 1}")
        .after(Duration.ofSeconds(1))
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed Busy",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed Busy",
            "TaskStateExited A",
            "PassStateEntered C",
            "PassStateExited C",
            "ExecutionSucceeded")
        .expectOutput("{\"a\": 1, \"error\": {\"Error\": \"Busy\", \"Cause\": \"because\"}}");
  }

  @Test
  void states_all_catches_no_runtime_error_but_its_name_does() {
    String task =
        """
        "A": {%s, "InputPath": "$.nowhere", "End": true, "Retry": [{"ErrorEquals": ["States.ALL"]}],
          "Catch": [{"ErrorEquals": ["%s"], "Next": "B"}]},
        "B": {"Type": "Succeed"}
        """;

    Scenario all = givenStates("A", task.formatted(INVOKE, "States.ALL")).runs("{}");
    Scenario named = givenStates("A", task.formatted(INVOKE, "States.Runtime")).runs("{}");

    assertThat(all.execution().error()).isEqualTo("States.Runtime");
    assertThat(named.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_result_that_is_too_large_fails_the_task() {
    givenStates("A", "\"A\": {%s, \"End\": true}".formatted(INVOKE))
        .when("lambda:invoke", answers("\"" + "x".repeat(262_143) + "\""))
        .runs("{}")
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed States.DataLimitExceeded",
            "ExecutionFailed States.DataLimitExceeded");
  }

  @Test
  void a_broken_integration_is_loud() {
    givenStates("A", "\"A\": {%s, \"End\": true}".formatted(INVOKE))
        .when(
            "lambda:invoke",
            _ -> {
              throw new IllegalStateException("a bug");
            })
        .runs("{}")
        .expectFailure("States.Runtime", "java.lang.IllegalStateException: a bug");
  }

  @Test
  void a_worker_answers_by_token() {
    givenStates("A", "\"A\": {%s, \"ResultPath\": \"$.r\", \"End\": true}".formatted(SEND_AND_WAIT))
        .when("sqs:sendMessage", answers("{\"MessageId\": \"1\"}"))
        .runs("{}")
        .after(Duration.ofDays(2))
        .workerAnswers("{\"ok\": true}")
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<4 TaskSubmitted",
            "6<5 TaskSucceeded",
            "7<6 TaskStateExited",
            "8<7 ExecutionSucceeded")
        .expectOutput("{\"r\": {\"ok\": true}}");
  }

  @Test
  void a_worker_may_be_faster_than_who_called_it() {
    Scenario scenario =
        givenStates(
            "A", "\"A\": {%s, \"HeartbeatSeconds\": 5, \"End\": true}".formatted(SEND_AND_WAIT));
    scenario
        .when(
            "sqs:sendMessage",
            arguments -> {
              scenario.engine.sendTaskSuccess(
                  new SendTaskSuccessInput(arguments.at("/token").stringValue(), "\"early\""));
              return scenario.takes(Duration.ofSeconds(10)).call(arguments);
            })
        .runs("{}")
        .after(Duration.ofSeconds(10))
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited A",
            "ExecutionSucceeded")
        .expectOutput("\"early\"");
  }

  @Test
  void a_retried_task_has_another_token() {
    Scenario scenario =
        givenStates(
                "A",
                "\"A\": {%s, \"End\": true, \"Retry\": [{\"ErrorEquals\": [\"Busy\"]}]}"
                    .formatted(SEND_AND_WAIT))
            .runs("{}");
    String first = scenario.token();
    scenario.workerFails("Busy").after(Duration.ofSeconds(1));

    assertThat(scenario.token()).isNotEqualTo(first);
    assertThat(scenario.called.getLast().get("try").intValue()).isEqualTo(1);
    assertThatThrownBy(() -> scenario.engine.sendTaskSuccess(new SendTaskSuccessInput(first, "{}")))
        .hasMessage("Task Timed Out: 'Provided task does not exist anymore'");
    scenario.workerAnswers("1").expectOutput("1");
  }

  @Test
  void a_silent_worker_times_out_and_is_told_so_later() {
    Scenario scenario =
        givenStates(
                "A", "\"A\": {%s, \"TimeoutSeconds\": 60, \"End\": true}".formatted(SEND_AND_WAIT))
            .runs("{}")
            .after(Duration.ofSeconds(60))
            .expectHistory(
                "ExecutionStarted",
                "TaskStateEntered A",
                "TaskScheduled",
                "TaskStarted",
                "TaskSubmitted",
                "TaskTimedOut States.Timeout",
                "ExecutionFailed States.Timeout");

    assertThatThrownBy(() -> scenario.workerAnswers("{}"))
        .isInstanceOfSatisfying(
            StepFunctionsException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
    assertThatThrownBy(scenario::workerBeats)
        .isInstanceOfSatisfying(
            StepFunctionsException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
  }

  @Test
  void heartbeats_keep_a_task_alive_until_they_cease() {
    givenStates(
            "A",
            ("\"A\": {%s, \"TimeoutSeconds\": 600, \"HeartbeatSecondsPath\": \"$.beat\", \"End\":"
                    + " true}")
                .formatted(SEND_AND_WAIT))
        .runs("{\"beat\": 10}")
        .after(Duration.ofSeconds(9))
        .workerBeats()
        .after(Duration.ofSeconds(9))
        .workerBeats()
        .after(Duration.ofSeconds(10))
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskTimedOut States.HeartbeatTimeout",
            "ExecutionFailed States.HeartbeatTimeout");
  }

  @Test
  void a_timeout_is_caught_by_its_name_also_where_it_was_the_heartbeat() {
    givenStates(
            "A",
            """
            "A": {%s, "HeartbeatSeconds": 10, "End": true,
              "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "B"},
                        {"ErrorEquals": ["States.Timeout"], "Next": "C"}]},
            "B": {"Type": "Fail"},
            "C": {"Type": "Succeed"}
            """
                .formatted(SEND_AND_WAIT))
        .runs("{}")
        .after(Duration.ofSeconds(10))
        .expectOutput("{\"Error\": \"States.HeartbeatTimeout\", \"Cause\": null}");
  }

  @Test
  void a_call_that_is_refused_fails_a_task_that_would_wait() {
    givenStates("A", "\"A\": {%s, \"End\": true}".formatted(SEND_AND_WAIT))
        .when("sqs:sendMessage", fails("SQS.QueueDoesNotExistException"))
        .runs("{}")
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed SQS.QueueDoesNotExistException",
            "ExecutionFailed SQS.QueueDoesNotExistException");
  }

  @Test
  void the_end_of_its_execution_ends_a_task() {
    Scenario scenario =
        given(
                """
                {"StartAt": "A", "TimeoutSeconds": 5, "States": {"A": {%s, "End": true}}}
                """
                    .formatted(SEND_AND_WAIT))
            .runs("{}")
            .after(Duration.ofSeconds(5))
            .expectHistory(
                "ExecutionStarted",
                "TaskStateEntered A",
                "TaskScheduled",
                "TaskStarted",
                "TaskSubmitted",
                "ExecutionTimedOut");

    assertThatThrownBy(() -> scenario.workerFails("late"))
        .isInstanceOfSatisfying(
            StepFunctionsException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
  }
}
