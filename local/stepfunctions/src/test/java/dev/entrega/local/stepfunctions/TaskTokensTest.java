package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.answers;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.given;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskTokensTest {

  private static final String SEND_AND_WAIT =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\","
          + " \"Parameters\": {\"token.$\": \"$$.Task.Token\", \"try.$\": \"$$.State.RetryCount\"}";

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
  void the_word_of_a_worker_counts_more_than_the_refusal_of_the_call() {
    Scenario scenario = givenStates("A", "\"A\": {%s, \"End\": true}".formatted(SEND_AND_WAIT));
    scenario
        .when(
            "sqs:sendMessage",
            arguments -> {
              scenario.engine.sendTaskSuccess(
                  new SendTaskSuccessInput(arguments.at("/token").stringValue(), "\"done\""));
              throw new TaskFailed("SQS.InternalFailureException", "the answer was lost");
            })
        .runs("{}")
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited A",
            "ExecutionSucceeded")
        .expectOutput("\"done\"");
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
                "ExecutionTimedOut States.Timeout");

    assertThatThrownBy(() -> scenario.workerFails("late"))
        .isInstanceOfSatisfying(
            StepFunctionsException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
  }
}
