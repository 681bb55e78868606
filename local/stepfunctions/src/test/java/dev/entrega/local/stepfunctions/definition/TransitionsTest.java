package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest {

  private static final String PASS = "{\"Type\": \"Pass\", \"End\": true}";

  private static String whole(String states) {
    return "{\"StartAt\": \"A\", \"States\": {%s}}".formatted(states.replace("END", PASS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"} | MISSING_END_STATE: Workflow has no terminal state at null
          "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}, "C": {"Type": "Pass", "Next": "A"} | MISSING_END_STATE: Workflow has no terminal state at null
          "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}, "C": END | MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C
          "A": {"Type": "Pass", "Next": "NOPE"} | MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next; MISSING_END_STATE: Workflow has no terminal state at null
          "A": {"Type": "Pass", "Next": "C"}, "B": END | MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Next; MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B
          "A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "Ghost"}], "Default": "Z"}, "Z": END | MISSING_TRANSITION_TARGET: Missing 'Next' target: Ghost at /States/A/Choices[0]/Next
          "A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "Z"}], "Default": "Ghost"}, "Z": END | MISSING_TRANSITION_TARGET: Missing 'Next' target: Ghost at /States/A/Default
          "A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": END}}], "Catch": [{"ErrorEquals": ["E"], "Next": "Ghost"}], "End": true} | MISSING_TRANSITION_TARGET: Missing 'Next' target: Ghost at /States/A/Catch[0]/Next
          "A": {"Type": "Map", "ItemProcessor": {"StartAt": "B", "States": {"B": END, "Ghost": END}}, "End": true} | MISSING_TRANSITION_TARGET: State "Ghost" is not reachable. at /States/A/ItemProcessor/States/Ghost
          "A": {"Type": "Map", "Iterator": {"StartAt": "Nope", "States": {"B": END}}, "End": true} | MISSING_TRANSITION_TARGET: Missing 'Next' target: Nope at /States/A/Iterator/StartAt; MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/A/Iterator/States/B
          "A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": END}}, {"StartAt": "C", "States": {"C": END, "a/b": END}}], "End": true} | MISSING_TRANSITION_TARGET: State "a/b" is not reachable. at /States/A/Branches[1]/States/a/b
          "A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": END}}, {"StartAt": "B", "States": {"B": END}}], "End": true} | DUPLICATE_STATE_NAME: Duplicate State name: B at /States/A/Branches[1]/States/B
          "B": END | MISSING_TRANSITION_TARGET: Missing 'Next' target: A at /StartAt; MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B
          """)
  void refuses_what_leads_nowhere_and_where_nothing_leads(String states, String expected) {
    assertThatThrownBy(() -> DefinitionReader.read(whole(states), false, _ -> false))
        .hasMessage("Invalid State Machine Definition: '" + expected.replace("; ", ", ") + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "A": {"Type": "Map", "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "B"}}}, "End": true}
          "A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "A"}], "Default": "B"}, "B": {"Type": "Fail"}
          "A": {"Type": "Pass", "Next": "B", "End": false}, "B": {"Type": "Succeed"}
          """)
  void lets_a_processor_go_in_circles_and_a_choice_go_back(String states) throws InvalidDefinition {
    assertThat(DefinitionReader.read(whole(states), false, _ -> false).startAt()).isEqualTo("A");
  }

  @Test
  void looks_at_transitions_only_where_each_state_is_right() {
    assertThatThrownBy(() ->
            DefinitionReader.read(
                whole("\"A\": {\"Type\": \"Pass\", \"Next\": \"B\", \"Oops\": 1}"),
                false,
                _ -> false))
        .hasMessage(
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Oops' is not"
                + " supported at /States/A'");
  }
}
