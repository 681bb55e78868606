package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.answers;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonataStatesTest {

  private static final String IN_A =
      "An error occurred while executing the state 'A' (entered at the event id #2). ";

  private static Scenario givenJsonata(String startAt, String states) {
    return given(
        "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"%s\", \"States\": {%s}}"
            .formatted(startAt, states));
  }

  @Test
  void a_task_is_called_with_its_arguments_and_hands_on_its_output() {
    Scenario scenario =
        givenJsonata(
                "A",
                """
                "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"Payload": "{% $states.input.n + 1 %}", "as.$": "$.is"},
                  "Output": {"twice": "{% $states.result.n * 2 %}", "of": "{% $states.input.n %}"},
                  "End": true}
                """)
            .when("lambda:invoke", answers("{\"n\": 4}"))
            .runs("{\"n\": 1}");

    scenario.expectOutput("{\"twice\": 8, \"of\": 1}");
    assertThat(scenario.called.getFirst()).hasToString("{\"Payload\":2,\"as.$\":\"$.is\"}");
  }

  @Test
  void without_fields_a_task_sends_its_input_and_hands_on_the_result() {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}
            """)
        .runs("{\"n\": 1}")
        .expectOutput("{\"n\": 1}");
  }

  @Test
  void a_choice_goes_the_first_way_whose_condition_is_true() {
    String states =
        """
        "A": {"Type": "Choice", "Default": "Other", "Output": "none", "Choices": [
          {"Condition": "{% $states.input > 9 %}", "Next": "Large", "Output": "{% $states.input %}"},
          {"Condition": false, "Next": "Never"},
          {"Condition": "{% $states.input < 0 %}", "Next": "Negative"}]},
        "Large": {"Type": "Succeed"}, "Never": {"Type": "Fail"},
        "Negative": {"Type": "Succeed", "Output": {"negative": "{% $states.input %}"}},
        "Other": {"Type": "Succeed"}
        """;

    givenJsonata("A", states).runs("12").expectOutput("12");
    givenJsonata("A", states).runs("-3").expectOutput("{\"negative\": -3}");
    givenJsonata("A", states).runs("5").expectOutput("\"none\"");
  }

  @Test
  void a_wait_evaluates_its_seconds() {
    Scenario scenario =
        givenJsonata(
                "A",
                """
                "A": {"Type": "Wait", "Seconds": "{% $states.input.s * 60 %}", "Next": "B"},
                "B": {"Type": "Wait", "Seconds": 10, "Output": "done", "End": true}
                """)
            .runs("{\"s\": 1}");

    scenario.after(Duration.ofSeconds(60));
    assertThat(scenario.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    scenario.after(Duration.ofSeconds(10)).expectOutput("\"done\"");
  }

  @Test
  void a_wait_evaluates_its_timestamp() {
    Scenario scenario =
        givenJsonata(
                "A",
                """
                "A": {"Type": "Wait", "Timestamp": "{% $states.input %}", "Next": "B"},
                "B": {"Type": "Wait", "Timestamp": "2026-01-01T00:01:00Z", "End": true}
                """)
            .runs("\"2026-01-01T00:00:30Z\"");

    scenario
        .after(Duration.ofSeconds(30))
        .expectHistory(
            "ExecutionStarted", "WaitStateEntered A", "WaitStateExited A", "WaitStateEntered B");
    scenario.after(Duration.ofSeconds(30));
    assertThat(scenario.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_fail_evaluates_its_error_and_cause() {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Fail", "Error": "{% 'Too' & $states.input %}", "Cause": "as written"}
            """)
        .runs("\"Late\"")
        .expectFailure("TooLate", "as written");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Items": "{% $states.input.a %}"           | [1, 2]
          "Items": [7, "{% $states.input.a[0] %}"]   | [7, 1]
          "Items": [7, 8]                            | [7, 8]
          "Items": ["x"], "ItemSelector": {"v": "{% $states.context.Map.Item.Value %}", "i": "{% $states.context.Map.Item.Index %}", "n": "{% $states.input.n %}"} | [{"v": "x", "i": 0, "n": 5}]
          "Items": "{% $states.input.a %}", "Output": "{% $sum($states.result) %}" | 3
          """)
  void a_map_runs_over_its_items(String fields, String expected) {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Map", %s, "MaxConcurrency": "{%% 1 %%}", "End": true, "ItemProcessor":
              {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}}
            """
                .formatted(fields))
        .runs("{\"a\": [1, 2], \"n\": 5}")
        .expectOutput(expected);
  }

  @Test
  void a_map_without_items_runs_over_its_input() {
    String states =
        """
        "A": {"Type": "Map", "End": true, "ItemProcessor":
          {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}}
        """;

    givenJsonata("A", states).runs("[1, 2]").expectOutput("[1, 2]");
    givenJsonata("A", states)
        .runs("true")
        .expectFailure(
            "States.QueryEvaluationError", IN_A + "Map state input must be an array but was: true")
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 MapStateEntered",
            "3<0 EvaluationFailed",
            "4<3 MapStateFailed",
            "5<4 ExecutionFailed");
  }

  @Test
  void branches_see_the_arguments_of_their_parallel() {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Parallel", "Arguments": {"n": "{% $states.input + 1 %}"},
              "Output": "{% $states.result[0].n + $states.result[1] %}", "End": true, "Branches": [
                {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}},
                {"StartAt": "C", "States": {"C": {"Type": "Pass", "Output": 10, "End": true}}}]}
            """)
        .runs("1")
        .expectOutput("12");
  }

  @Test
  void a_catcher_sees_the_error() {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Catch": [
                {"ErrorEquals": ["Busy"], "Next": "B",
                 "Output": {"why": "{% $states.errorOutput.Error %}", "in": "{% $states.input %}"}},
                {"ErrorEquals": ["States.ALL"], "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """)
        .when("lambda:invoke", fails("Busy"))
        .runs("1")
        .expectOutput("{\"why\": \"Busy\", \"in\": 1}");
  }

  @Test
  void without_an_output_a_catcher_hands_on_the_error() {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """)
        .when("lambda:invoke", fails("Busy"))
        .runs("1")
        .expectOutput("{\"Error\": \"Busy\", \"Cause\": \"because\"}");
  }

  @Test
  void a_failed_evaluation_is_caught_like_any_error() {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Arguments": {"a": ["{% $states.input.nothing %}"]},
              "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "B"}]},
            "B": {"Type": "Succeed", "Output": "{% $states.input.Cause %}"}
            """)
        .runs("{}")
        .expectOutput(
            "\""
                + IN_A
                + "The JSONata expression '$states.input.nothing' specified for the field"
                + " 'Arguments/a[0]' returned nothing (undefined).\"")
        .expectHistory(
            "ExecutionStarted",
            "TaskStateEntered A",
            "EvaluationFailed",
            "TaskStateExited A",
            "SucceedStateEntered B",
            "SucceedStateExited B",
            "ExecutionSucceeded");
  }

  @Test
  void an_evaluation_that_fails_after_the_work_follows_it() {
    givenJsonata(
            "A",
            """
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Output": "{% $states.result.nothing %}"}
            """)
        .runs("{}")
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<4 TaskSucceeded",
            "6<5 EvaluationFailed",
            "7<6 ExecutionFailed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Type": "Wait", "Seconds": "{% 'a' %}", "End": true | Seconds | an unexpected result type. Expected 'number', but was 'string' for value: "a"
          "Type": "Wait", "Timestamp": "{% 5 %}", "End": true | Timestamp | an unexpected result type. Expected 'string', but was 'number' for value: 5
          "Type": "Fail", "Error": "{% {} %}"                 | Error | an unexpected result type. Expected 'string', but was 'object' for value: {}
          "Type": "Fail", "Cause": "{% [1] %}"                | Cause | an unexpected result type. Expected 'string', but was 'array' for value: [1]
          "Type": "Choice", "Choices": [{"Condition": "{% null %}", "Next": "Z"}] | Choices[0]/Condition | an unexpected result type. Expected 'boolean', but was 'null' for value: null
          "Type": "Map", "Items": "{% true %}", "End": true, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}} | Items | an unexpected result type. Expected 'array', but was 'boolean' for value: true
          "Type": "Pass", "Output": {"a": "{% $nothing %}"}, "End": true | Output/a | nothing (undefined).
          """)
  void a_result_that_a_field_cannot_use_fails_the_state(
      String fields, String field, String returned) {
    String expression = fields.substring(fields.indexOf("{%") + 2, fields.indexOf("%}")).strip();

    String end = fields.contains("\"Z\"") ? ", \"Z\": {\"Type\": \"Succeed\"}" : "";
    givenJsonata("A", "\"A\": {%s}%s".formatted(fields, end))
        .runs("{}")
        .expectFailure(
            "States.QueryEvaluationError",
            IN_A
                + "The JSONata expression '%s' specified for the field '%s' returned %s"
                    .formatted(expression, field, returned));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Type": "Wait", "Seconds": "{% 0.5 %}", "End": true      | The Seconds field cannot be parsed as an integer: 0.5
          "Type": "Wait", "Seconds": "{% -1 %}", "End": true       | Seconds must be between 0 and 99999999 but was: -1
          "Type": "Wait", "Seconds": "{% 1e8 %}", "End": true      | Seconds must be between 0 and 99999999 but was: 100000000
          "Type": "Wait", "Timestamp": "{% 'now' %}", "End": true  | The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: now
          """)
  void a_value_out_of_its_range_fails_the_state(String fields, String cause) {
    givenJsonata("A", "\"A\": {%s}".formatted(fields))
        .runs("{}")
        .expectFailure("States.QueryEvaluationError", IN_A + cause);
  }

  @Test
  void languages_mix_where_the_machine_speaks_jsonpath() {
    given(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"a": "{% 1 + 1 %}"}, "Next": "B"},
              "B": {"Type": "Pass", "Parameters": {"b.$": "$.a", "c": "{% 1 + 1 %}"}, "End": true}}}
            """)
        .runs("{}")
        .expectOutput("{\"b\": 2, \"c\": \"{% 1 + 1 %}\"}");
  }
}
