package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableReferencesTest {

  @Test
  void paths_and_intrinsic_functions_name_variables() {
    assertThat(
            in(
                """
                "A": {"Type": "Pass", "Parameters": {"x.$": "$price.net", "y.$": "$.price",
                      "z.$": "States.Format('$quoted {}', $name)", "plain": "$plain"},
                      "Next": "B"},
                "B": {"Type": "Choice", "Default": "C", "Choices": [
                      {"Variable": "$limit", "NumericGreaterThanPath": "$most", "Next": "C"},
                      {"Variable": "$$.Execution.Id", "IsPresent": true, "Next": "C"}]},
                "C": {"Type": "Wait", "SecondsPath": "$pause", "Next": "D"},
                "D": {"Type": "Succeed"}
                """))
        .isEqualTo(
            Map.of(
                "A", List.of("name", "price"),
                "B", List.of("limit", "most"),
                "C", List.of("pause")));
  }

  @Test
  void jsonata_names_variables_but_not_functions_nor_its_own() {
    assertThat(
            in(
                """
                "A": {"Type": "Pass", "Output": {"sum": "{% $sum($prices) + $tax %}",
                      "own": "{% ($local := $outer; $local + 1) %}",
                      "by": "{% $map($items, function($item, $i) { $item * $factor }) %}",
                      "not": "{% $states.input.x & '$quoted' & $$.y /* $remark */ %}",
                      "text": "$text"},
                      "Assign": {"next": "{% $counter + 1 %}"}, "End": true}
                """))
        .isEqualTo(Map.of("A", List.of("counter", "factor", "items", "outer", "prices", "tax")));
  }

  @Test
  void inner_states_have_lines_of_their_own() {
    assertThat(
            in(
                """
                "P": {"Type": "Parallel", "End": true, "Arguments": "{% $all %}", "Branches": [
                      {"StartAt": "I", "States": {
                        "I": {"Type": "Pass", "Output": "{% $one %}", "End": true}}}]},
                "M": {"Type": "Map", "End": true, "Items": "{% $many %}", "ItemProcessor": {
                      "StartAt": "J", "States": {
                        "J": {"Type": "Pass", "Output": ["{% $each %}", 1], "End": true}}}}
                """))
        .isEqualTo(
            Map.of(
                "P", List.of("all"),
                "I", List.of("one"),
                "M", List.of("many"),
                "J", List.of("each")));
  }

  private static Map<String, List<String>> in(String states) {
    return VariableReferences.in("{\"StartAt\": \"A\", \"States\": {%s}}".formatted(states));
  }
}
