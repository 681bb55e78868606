package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.answers;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.history.EventDetails;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksTest {

  private static final String INVOKE =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";

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
  void nothing_catches_a_runtime_error_not_even_its_name() {
    String task =
        """
        "A": {%s, "InputPath": "$.nowhere", "End": true, "Retry": [{"ErrorEquals": ["States.ALL"]}],
          "Catch": [{"ErrorEquals": ["%s"], "Next": "B"}]},
        "B": {"Type": "Succeed"}
        """;

    Scenario all = givenStates("A", task.formatted(INVOKE, "States.ALL")).runs("{}");
    Scenario named = givenStates("A", task.formatted(INVOKE, "States.Runtime")).runs("{}");

    assertThat(all.execution().error()).isEqualTo("States.Runtime");
    assertThat(named.execution().error()).isEqualTo("States.Runtime");
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
  void an_integration_that_breaks_down_hangs_nobody() {
    givenStates("A", "\"A\": {%s, \"End\": true}".formatted(INVOKE))
        .when(
            "lambda:invoke",
            _ -> {
              throw new StackOverflowError();
            })
        .runs("{}")
        .expectFailure("States.Runtime", "java.lang.StackOverflowError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "TimeoutSecondsPath": "$.t"   | Invalid path '$.t' : No results for path: $['t']
          "HeartbeatSecondsPath": "$.t.u" | Invalid path '$.t.u' : Missing property in path $['t']
          "TimeoutSecondsPath": "$.s"   | The TimeoutSecondsPath field refers to value "x" which is not a valid integer: $.s
          "TimeoutSecondsPath": "$.m"   | The TimeoutSecondsPath parameter references a negative value: $.m == -1
          "TimeoutSecondsPath": "$$.t"  | The JSONPath '$$.t' specified for the field 'TimeoutSecondsPath' could not be found in the input
          """)
  void a_field_that_finds_nothing_of_use_fails_the_state(String field, String cause) {
    Scenario scenario =
        givenStates("A", "\"A\": {%s, %s, \"End\": true}".formatted(INVOKE, field))
            .runs("{\"s\": \"x\", \"m\": -1}");

    assertThat(scenario.execution().error()).isEqualTo("States.Runtime");
    assertThat(scenario.execution().cause())
        .startsWith(
            "An error occurred while executing the state 'A' (entered at the event id #2). "
                + cause);
  }

  @Test
  void a_clock_may_be_set_by_a_number_in_a_text() {
    givenStates(
            "A", "\"A\": {%s, \"TimeoutSecondsPath\": \"$.t\", \"End\": true}".formatted(INVOKE))
        .runs("{\"t\": \"5\"}")
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited A",
            "ExecutionSucceeded");
  }
}
