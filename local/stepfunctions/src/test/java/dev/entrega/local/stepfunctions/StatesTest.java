package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.given;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatesTest {

  private static final String IN_A =
      "An error occurred while executing the state 'A' (entered at the event id #2). ";

  @Test
  void a_pass_hands_on_what_it_got() {
    givenStates("A", "\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}, \"B\": {\"Type\": \"Succeed\"}")
        .runs("{\"a\": 1}")
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 PassStateEntered",
            "3<2 PassStateExited",
            "4<3 SucceedStateEntered",
            "5<4 SucceedStateExited",
            "6<5 ExecutionSucceeded")
        .expectOutput("{\"a\": 1}");
  }

  @Test
  void data_flows_through_all_five_paths() {
    givenStates(
            "A",
            """
            "A": {
              "Type": "Task",
              "Resource": "arn:aws:states:::lambda:invoke",
              "InputPath": "$.in",
              "Parameters": {"Payload": {"x.$": "$.x", "name.$": "$$.Execution.Name"}},
              "ResultSelector": {"y.$": "$.Payload.x"},
              "ResultPath": "$.out.y",
              "OutputPath": "$.out",
              "End": true
            }
            """)
        .runs("{\"in\": {\"x\": 5}}")
        .expectOutput("{\"y\": {\"y\": 5}}");
  }

  @Test
  void null_paths_see_nothing_and_keep_nothing() {
    givenStates(
            "A",
            """
            "A": {"Type": "Pass", "InputPath": null, "Result": 1, "ResultPath": null, "Next": "B"},
            "B": {"Type": "Pass", "InputPath": null, "ResultPath": "$.b", "OutputPath": "$.b", "End": true}
            """)
        .runs("{\"a\": 1}")
        .expectOutput("{}");
  }

  @Test
  void the_context_object_tells_where_we_are() {
    givenStates(
            "A", "\"A\": {\"Type\": \"Pass\", \"Parameters\": {\"c.$\": \"$$\"}, \"End\": true}")
        .runs("{\"a\": 1}")
        .expectOutput(
            """
            {"c": {
              "Execution": {
                "Id": "arn:aws:states:us-east-1:000000000000:execution:machine:run",
                "Input": {"a": 1}, "Name": "run",
                "RoleArn": "arn:aws:iam::000000000000:role/engine",
                "StartTime": "2026-01-01T00:00:00.000Z", "RedriveCount": 0},
              "StateMachine": {
                "Id": "arn:aws:states:us-east-1:000000000000:stateMachine:machine", "Name": "machine"},
              "State": {"Name": "A", "EnteredTime": "2026-01-01T00:00:00.000Z"}}}
            """);
  }

  @Test
  void paths_may_lead_into_the_context_object() {
    givenStates(
            "A",
            "\"A\": {\"Type\": \"Pass\", \"InputPath\": \"$$.Execution.Input.a\", \"End\": true}")
        .runs("{\"a\": [1]}")
        .expectOutput("[1]");
  }

  @Test
  void a_fail_names_its_error_and_cause() {
    givenStates("A", "\"A\": {\"Type\": \"Fail\", \"Error\": \"Late\", \"Cause\": \"rain\"}")
        .runs("{}")
        .expectHistory("ExecutionStarted", "FailStateEntered A", "ExecutionFailed Late")
        .expectFailure("Late", "rain");
  }

  @Test
  void a_fail_finds_its_error_and_cause() {
    givenStates(
            "A",
            "\"A\": {\"Type\": \"Fail\", \"ErrorPath\": \"$.e\","
                + " \"CausePath\": \"States.Format('it was {}', $$.State.Name)\"}")
        .runs("{\"e\": \"Late\"}")
        .expectFailure("Late", "it was A");
  }

  @Test
  void a_fail_refuses_an_error_that_is_no_text() {
    givenStates("A", "\"A\": {\"Type\": \"Fail\", \"ErrorPath\": \"$.e\"}")
        .runs("{\"e\": 1}")
        .expectFailure(
            "States.Runtime",
            IN_A + "The ErrorPath field refers to value 1 which is not a string: $.e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "InputPath": "$.b"             | Invalid path '$.b' : No results for path: $['b']
          "OutputPath": "$.a.b.c"        | Invalid path '$.a.b.c' : Missing property in path $['a']['b']
          "OutputPath": "$$.Nowhere"     | Invalid path '$$.Nowhere' : No results for path: $['Nowhere']
          "Parameters": {"x.$": "$.b"}   | The JSONPath '$.b' specified for the field 'x.$' could not be found in the input '{"a":{}}'
          """)
  void a_path_that_leads_nowhere_ends_the_execution(String field, String cause) {
    givenStates("A", "\"A\": {\"Type\": \"Pass\", %s, \"End\": true}".formatted(field))
        .runs("{\"a\":{}}")
        .expectFailure("States.Runtime", IN_A + cause);
  }

  @Test
  void a_result_cannot_be_put_into_what_is_no_object() {
    givenStates("A", "\"A\": {\"Type\": \"Pass\", \"ResultPath\": \"$.a.b\", \"End\": true}")
        .runs("{\"a\": 1}")
        .expectFailure(
            "States.ResultPathMatchFailure",
            IN_A + "Unable to apply ReferencePath $.a.b to input {\"a\": 1}");
  }

  @Test
  void a_choice_goes_the_first_way_that_holds() {
    String states =
        """
        "A": {"Type": "Choice", "Choices": [
          {"Variable": "$.n", "NumericLessThan": 0, "Next": "Negative"},
          {"And": [{"Variable": "$.n", "NumericGreaterThanEquals": 0},
                   {"Not": {"Variable": "$.n", "NumericGreaterThan": 9}}], "Next": "Digit"},
          {"Or": [{"Variable": "$.n", "NumericEquals": 10},
                  {"Variable": "$.n", "NumericEqualsPath": "$.limit"}], "Next": "Limit"}
        ]},
        "Negative": {"Type": "Succeed"}, "Digit": {"Type": "Succeed"}, "Limit": {"Type": "Succeed"}
        """;

    assertThat(way(states, "{\"n\": -1}")).isEqualTo("SucceedStateEntered Negative");
    assertThat(way(states, "{\"n\": 7}")).isEqualTo("SucceedStateEntered Digit");
    assertThat(way(states, "{\"n\": 10}")).isEqualTo("SucceedStateEntered Limit");
    assertThat(way(states, "{\"n\": 12, \"limit\": 12}")).isEqualTo("SucceedStateEntered Limit");
  }

  private static String way(String states, String input) {
    return Scenario.line(givenStates("A", states).runs(input).events().get(3));
  }

  @Test
  void a_choice_without_a_way_fails() {
    givenStates(
            "A",
            """
            "A": {"Type": "Choice",
                  "Choices": [{"Variable": "$.a", "BooleanEquals": true, "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """)
        .runs("{\"a\": false}")
        .expectHistory(
            "ExecutionStarted", "ChoiceStateEntered A", "ExecutionFailed States.NoChoiceMatched");
  }

  @Test
  void a_choice_refuses_a_variable_that_is_not_there() {
    givenStates(
            "A",
            """
            "A": {"Type": "Choice", "Default": "B",
                  "Choices": [{"Variable": "$.a", "BooleanEquals": true, "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """)
        .runs("{}")
        .expectFailure(
            "States.Runtime",
            IN_A
                + "Invalid path '$.a': The choice state's condition path references an invalid"
                + " value.");
  }

  @Test
  void a_payload_of_more_than_256_kib_ends_the_execution() {
    givenStates(
            "A",
            """
            "A": {"Type": "Pass", "Parameters": {"a.$": "$.a", "b.$": "$.a"}, "End": true}
            """)
        .runs("{\"a\": \"%s\"}".formatted("é".repeat(70_000)))
        .expectFailure(
            "States.DataLimitExceeded",
            "The state/task 'A' returned a result with a size exceeding the maximum number of bytes"
                + " service limit.");
  }

  @Test
  void a_map_of_too_many_items_ends_its_execution_at_25_000_events() {
    Scenario scenario =
        givenStates(
                "M",
                """
                "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "P", "States": {
                  "P": {"Type": "Pass", "End": true}}},
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]},
                "C": {"Type": "Pass", "End": true}
                """)
            .runs("[" + "0,".repeat(6_999) + "0]");

    scenario.expectFailure(
        "States.Runtime", "The execution reached the maximum number of history events (25000).");
    Journal journal = Objects.requireNonNull(scenario.store.journal(scenario.executionArn()));
    assertThat(journal.size()).isEqualTo(25_000);
    assertThat(journal.last().type()).hasToString("ExecutionFailed");
  }

  @Test
  void an_execution_ends_at_25_000_events() {
    Scenario scenario =
        givenStates(
                "A",
                """
                "A": {"Type": "Choice", "Default": "A", "Choices": [
                  {"Variable": "$.done", "IsPresent": true, "Next": "B"}]},
                "B": {"Type": "Succeed"}
                """)
            .runs("{}");

    scenario.expectFailure(
        "States.Runtime", "The execution reached the maximum number of history events (25000).");
  }

  @Test
  void an_execution_times_out() {
    Scenario scenario =
        given(
                """
                {"StartAt": "A", "TimeoutSeconds": 60,
                 "States": {"A": {"Type": "Wait", "Seconds": 120, "End": true}}}
                """)
            .runs("{}")
            .after(Duration.ofSeconds(60));

    scenario.expectChain("1<0 ExecutionStarted", "2<0 WaitStateEntered", "3<0 ExecutionTimedOut");
    assertThat(scenario.execution().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
  }

  @Test
  void an_execution_lives_for_a_year_at_most() {
    Scenario scenario =
        givenStates("A", "\"A\": {\"Type\": \"Wait\", \"Seconds\": 99999999, \"End\": true}")
            .runs("{}")
            .after(Duration.ofDays(365).minusSeconds(1));
    assertThat(scenario.execution().status()).isEqualTo(ExecutionStatus.RUNNING);

    scenario.after(Duration.ofSeconds(1));

    assertThat(scenario.execution().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
  }

  @Test
  void a_stopped_execution_asks_no_catch() {
    Scenario scenario =
        givenStates("A", "\"A\": {\"Type\": \"Wait\", \"Seconds\": 120, \"End\": true}")
            .runs("{}")
            .stopped()
            .after(Duration.ofDays(1));

    scenario.expectHistory("ExecutionStarted", "WaitStateEntered A", "ExecutionAborted Cancelled");
    assertThat(scenario.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(scenario.execution().cause()).isEqualTo("by the shop");
  }

  @Test
  void stopping_what_has_ended_changes_nothing() {
    givenStates("A", "\"A\": {\"Type\": \"Succeed\"}")
        .runs("{}")
        .stopped()
        .expectHistory(
            "ExecutionStarted",
            "SucceedStateEntered A",
            "SucceedStateExited A",
            "ExecutionSucceeded");
  }
}
