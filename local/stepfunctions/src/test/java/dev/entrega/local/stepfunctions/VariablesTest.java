package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.answers;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.given;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.history.EventDetails.StateExited;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

  private static Map<String, String> assigned(Scenario scenario, String state) {
    return scenario.events().stream()
        .filter(
            event -> event.details() instanceof StateExited exited && exited.name().equals(state))
        .map(event -> ((StateExited) event.details()).assignedVariables())
        .toList()
        .getFirst();
  }

  @Test
  void a_variable_is_seen_by_all_states_that_follow() {
    Scenario scenario =
        givenStates(
                "A",
                """
                "A": {"Type": "Pass", "Assign": {"n": 1, "o": {"p.$": "$.p"}}, "Next": "B"},
                "B": {"Type": "Pass", "Result": {}, "Next": "C"},
                "C": {"Type": "Pass", "Parameters": {"n.$": "$n", "p.$": "$o.p[1]",
                  "f.$": "States.Format('{}!', $o.p[0])"}, "End": true}
                """)
            .runs("{\"p\": [7, 8]}");

    scenario.expectOutput("{\"n\": 1, \"p\": 8, \"f\": \"7!\"}");
    assertThat(assigned(scenario, "A"))
        .containsExactly(Map.entry("n", "1"), Map.entry("o", "{\"p\":[7,8]}"));
    assertThat(assigned(scenario, "B")).isNull();
  }

  @Test
  void an_assignment_sees_the_values_from_before() {
    givenStates(
            "A",
            """
            "A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": "B"},
            "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"x": "{% $y %}", "y": "{% $x %}"},
              "Output": ["{% $x %}", "{% $y %}"], "Next": "C"},
            "C": {"Type": "Pass", "QueryLanguage": "JSONata",
              "Output": ["{% $states.input %}", "{% $x %}", "{% $y %}"], "End": true}
            """)
        .runs("{}")
        .expectOutput("[[1, 2], 2, 1]");
  }

  @Test
  void a_task_assigns_from_its_result_and_its_catcher_from_the_error() {
    String states =
        """
        "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "ResultSelector": {"less": true}, "ResultPath": null, "Assign": {"r.$": "$.n"}, "Next": "B",
          "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": null, "Assign": {"r.$": "$.Error"}, "Next": "B"}]},
        "B": {"Type": "Pass", "Parameters": {"r.$": "$r"}, "End": true}
        """;

    givenStates("A", states)
        .when("lambda:invoke", answers("{\"n\": 5}"))
        .runs("{}")
        .expectOutput("{\"r\": 5}");
    givenStates("A", states)
        .when("lambda:invoke", fails("Busy"))
        .runs("{}")
        .expectOutput("{\"r\": \"Busy\"}");
  }

  @Test
  void each_way_out_of_a_choice_assigns_for_itself() {
    String states =
        """
        "A": {"Type": "Choice", "InputPath": "$.in", "Assign": {"way": "default"}, "Default": "B", "Choices": [
          {"Variable": "$.n", "NumericEquals": 1, "Assign": {"way.$": "$.n"}, "Next": "B"},
          {"Variable": "$.n", "NumericEquals": 2, "Next": "B"}]},
        "B": {"Type": "Choice", "Default": "D", "Choices": [
          {"Variable": "$way", "IsPresent": true, "Next": "C"}]},
        "C": {"Type": "Pass", "OutputPath": "$way", "End": true},
        "D": {"Type": "Pass", "Result": "none", "End": true}
        """;

    givenStates("A", states).runs("{\"in\": {\"n\": 1}}").expectOutput("1");
    givenStates("A", states).runs("{\"in\": {\"n\": 2}}").expectOutput("\"none\"");
    givenStates("A", states).runs("{\"in\": {\"n\": 3}}").expectOutput("\"default\"");
  }

  @Test
  void rules_compare_variables_and_the_context() {
    givenStates(
            "A",
            """
            "A": {"Type": "Pass", "Assign": {"me": "run", "you": {"name": "run"}}, "Next": "B"},
            "B": {"Type": "Choice", "Choices": [{"And": [
              {"Variable": "$me", "StringEqualsPath": "$you.name"},
              {"Variable": "$$.Execution.Name", "StringEqualsPath": "$me"}], "Next": "C"}]},
            "C": {"Type": "Succeed"}
            """)
        .runs("{}")
        .expectOutput("{}");
  }

  @Test
  void branches_see_outer_variables_and_keep_their_own() {
    givenStates(
            "A",
            """
            "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
            "B": {"Type": "Parallel", "Next": "C", "Branches": [
              {"StartAt": "B1", "States": {
                "B1": {"Type": "Pass", "Assign": {"own.$": "$x"}, "Next": "B2"},
                "B2": {"Type": "Pass", "Parameters": {"sum.$": "States.MathAdd($x, $own)"}, "End": true}}},
              {"StartAt": "B3", "States": {
                "B3": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $exists($own) %}", "End": true}}}]},
            "C": {"Type": "Pass", "QueryLanguage": "JSONata",
              "Output": {"was": "{% $states.input %}", "own": "{% $exists($own) %}", "x": "{% $x %}"}, "End": true}
            """)
        .runs("{}")
        .expectOutput("{\"was\": [{\"sum\": 2}, false], \"own\": false, \"x\": 1}");
  }

  @Test
  void items_see_outer_variables() {
    givenStates(
            "A",
            """
            "A": {"Type": "Pass", "Assign": {"items": [1, 2], "by": 10}, "Next": "B"},
            "B": {"Type": "Map", "ItemsPath": "$items", "ItemSelector": {"v.$": "$$.Map.Item.Value", "by.$": "$by"},
              "Assign": {"all.$": "$"}, "Next": "C", "ItemProcessor": {"StartAt": "B1", "States": {
                "B1": {"Type": "Pass", "Parameters": {"s.$": "States.MathAdd($.v, $.by)"}, "OutputPath": "$.s", "End": true}}}},
            "C": {"Type": "Pass", "OutputPath": "$all", "End": true}
            """)
        .runs("{}")
        .expectOutput("[11, 12]");
  }

  @Test
  void a_variable_without_a_value_ends_the_execution() {
    givenStates(
            "A", "\"A\": {\"Type\": \"Pass\", \"Parameters\": {\"x.$\": \"$x\"}, \"End\": true}")
        .runs("{}")
        .expectHistory("ExecutionStarted", "PassStateEntered A", "ExecutionFailed States.Runtime");
  }

  @Test
  void one_assignment_has_at_most_256_kib() {
    givenStates(
            "A",
            "\"A\": {\"Type\": \"Pass\", \"Assign\": {\"x.$\": \"$\", \"y.$\": \"$\"}, \"End\": true}")
        .runs("\"%s\"".formatted("x".repeat(140_000)))
        .expectHistory(
            "ExecutionStarted", "PassStateEntered A", "ExecutionFailed States.DataLimitExceeded");
  }

  @Test
  void all_variables_have_at_most_10_mib() {
    var states = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      states.append(
          "\"S%d\": {\"Type\": \"Pass\", \"Assign\": {\"x%d.$\": \"$\"}, \"Next\": \"S%d\"},"
              .formatted(i, i, i + 1));
    }
    Scenario scenario =
        givenStates("S0", states + "\"S50\": {\"Type\": \"Succeed\"}")
            .runs("\"%s\"".formatted("x".repeat(250_000)));

    assertThat(scenario.execution().error()).isEqualTo("States.DataLimitExceeded");
    assertThat(scenario.execution().cause()).contains("'S41'");
  }

  @Test
  void both_languages_share_their_variables() {
    given(
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"x": "{% [1..3] %}"}, "Next": "B"},
              "B": {"Type": "Pass", "Parameters": {"last.$": "$x[-1:]"}, "End": true}}}
            """)
        .runs("{}")
        .expectOutput("{\"last\": [3]}");
  }
}
