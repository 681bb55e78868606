package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLanguageTest {

  private static List<String> diagnostics(String language, String states) {
    return diagnostics(language, "A", states);
  }

  private static List<String> diagnostics(String language, String startAt, String states) {
    try {
      DefinitionReader.read(
          "{\"QueryLanguage\": \"%s\", \"StartAt\": \"%s\", \"States\": {%s}}"
              .formatted(language, startAt, states),
          false,
          _ -> true);
      return List.of();
    } catch (InvalidDefinition e) {
      return e.diagnostics().stream().map(Diagnostic::toString).toList();
    }
  }

  private static List<String> ofState(String language, String fields) {
    return diagnostics(
        language,
        "Start",
        """
        "Start": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "A",
          "Catch": [{"ErrorEquals": ["E"], "Next": "B"}]},
        "A": {%s},
        "B": {"Type": "Succeed"}
        """
            .formatted(fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          "Type": "Pass", "Output": "{% 1 + %}", "End": true                                            → INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output
          "Type": "Pass", "Output": {"a": {"b": ["{% x[1,2) %}"]}}, "End": true                         → INVALID_JSONATA_EXPRESSION: Expected "]", got "," at /States/A/Output/a/b[0]
          "Type": "Pass", "Assign": {"a": "{% phone %}"}, "End": true                                   → UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Assign/a
          "Type": "Pass", "Output": "{% $$ %}", "End": true                                             → UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/A/Output
          "Type": "Pass", "Output": "{% $states.result %}", "End": true                                 → UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/A/Output
          "Type": "Pass", "Output": "{% $states.errorOutput %}", "End": true                            → UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at /States/A/Output
          "Type": "Pass", "Output": "{% $states.inputs %}", "End": true                                 → UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.inputs' does not exist. at /States/A/Output
          "Type": "Pass", "Output": "{% 1", "End": true                                                 → SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/A/Output
          "Type": "Pass", "Output": "{%}", "End": true                                                  → SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/A/Output
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"a": "{% $states.result %}"}, "End": true → UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/A/Arguments/a
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": "{% ( %}", "End": true → INVALID_JSONATA_EXPRESSION: Expected ")" before end of expression at /States/A/TimeoutSeconds
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{% $states.result %}", "Next": "B"}], "End": true → UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/A/Catch[0]/Output
          "Type": "Wait", "Seconds": "{% ( %}", "End": true                                             → INVALID_JSONATA_EXPRESSION: Expected ")" before end of expression at /States/A/Seconds
          "Type": "Wait", "Timestamp": "{% ( %}", "End": true                                           → INVALID_JSONATA_EXPRESSION: Expected ")" before end of expression at /States/A/Timestamp
          "Type": "Wait", "Timestamp": "tomorrow", "End": true                                          → SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/A/Timestamp
          "Type": "Wait", "End": true                                                                   → SCHEMA_VALIDATION_FAILED: Exactly one of these fields is required: [Seconds, Timestamp] at /States/A
          "Type": "Wait", "Seconds": "soon", "End": true                                                → SCHEMA_VALIDATION_FAILED: Expected value of type [INTEGER] at /States/A/Seconds
          "Type": "Fail", "Cause": "{% phone %}"                                                        → UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Cause
          "Type": "Choice", "Choices": [{"Condition": "{% phone = 1 %}", "Next": "B"}]                  → UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Choices[0]/Condition
          "Type": "Choice", "Choices": [{"Condition": 1, "Next": "B"}]                                  → SCHEMA_VALIDATION_FAILED: Expected value of type [BOOLEAN] at /States/A/Choices[0]/Condition
          "Type": "Choice", "Choices": [{"Condition": "true", "Next": "B"}]                             → SCHEMA_VALIDATION_FAILED: Expected value of type [BOOLEAN] at /States/A/Choices[0]/Condition
          "Type": "Choice", "Choices": [{"Next": "B"}]                                                  → SCHEMA_VALIDATION_FAILED: These fields are required: [Condition] at /States/A/Choices[0]
          "Type": "Map", "Items": "{% phone %}", "End": true, "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}} → UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Items
          "Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Pass", "Output": ["{% phone %}"], "End": true}}} → UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/ItemProcessor/States/C/Output[0]
          "Type": "Pass", "QueryLanguage": "JSONPath", "End": true                                      → SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A
          "Type": "Pass", "Parameters": {}, "End": true                                                 → SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'Parameters' is only supported for the 'JSONPath' QueryLanguage at /States/A
          "Type": "Pass", "Result": 1, "End": true                                                      → SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'Result' is only supported for the 'JSONPath' QueryLanguage at /States/A
          """)
  void a_jsonata_state_is_refused(String fields, String expected) {
    assertThat(ofState("JSONata", fields)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          "Type": "Pass", "Output": 1, "End": true                                                      → SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A
          "Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Output": 1, "Next": "B"}]  → SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A/Choices[0]
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Catch": [{"ErrorEquals": ["E"], "Output": 1, "Next": "B"}], "End": true → SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A/Catch[0]
          "Type": "Map", "QueryLanguage": "JSONata", "End": true, "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Pass", "Output": 1, "End": true}}} → SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A/ItemProcessor/States/C
          """)
  void a_jsonpath_state_is_refused(String fields, String expected) {
    assertThat(ofState("JSONPath", fields)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Type\": \"Pass\", \"Output\": {\"a\": \" {% x %} \", \"b.$\": \"$.x\"}, \"End\": true",
        "\"Type\": \"Pass\", \"Comment\": \"{% phone %}\", \"End\": true",
        "\"Type\": \"Pass\", \"Output\": \"{% $states.input.a[phone > 3] ~> $f %}\", \"End\": true",
        """
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Output": "{% $states.result %}",
        "TimeoutSeconds": "{% $t %}", "HeartbeatSeconds": 5, "End": true, "Catch": [
          {"ErrorEquals": ["E"], "Assign": {"e": "{% $states.errorOutput %}"}, "Next": "B"}]
        """
      })
  void a_jsonata_state_is_taken(String fields) {
    assertThat(ofState("JSONata", fields)).isEmpty();
  }

  @Test
  void each_name_at_the_top_level_is_refused() {
    assertThat(ofState("JSONata", "\"Type\": \"Pass\", \"Output\": \"{% a + b %}\", \"End\": true"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "größe", "名前", "a_1"})
  void a_variable_has_a_name_of_letters_and_digits(String name) {
    assertThat(
            ofState(
                "JSONPath",
                "\"Type\": \"Pass\", \"Assign\": {\"%s.$\": \"$\"}, \"End\": true".formatted(name)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a-b", "a b", "$a", "a.b"})
  void what_is_no_name_is_refused(String name) {
    assertThat(
            ofState(
                "JSONata",
                "\"Type\": \"Pass\", \"Assign\": {\"%s\": 1}, \"End\": true".formatted(name)))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: The variable name '%s' is not valid at /States/A/Assign/%s"
                .formatted(name, name));
  }

  @Test
  void a_name_has_at_most_80_characters() {
    String name = "x".repeat(80);

    assertThat(
            ofState(
                "JSONata",
                "\"Type\": \"Pass\", \"Assign\": {\"%s\": 1}, \"End\": true".formatted(name)))
        .isEmpty();
    assertThat(
            ofState(
                "JSONata",
                "\"Type\": \"Pass\", \"Assign\": {\"x%s\": 1}, \"End\": true".formatted(name)))
        .hasSize(1);
  }

  @Test
  void states_is_reserved() {
    assertThat(
            ofState(
                "JSONPath", "\"Type\": \"Pass\", \"Assign\": {\"states.$\": \"$\"}, \"End\": true"))
        .containsExactly(
            "SCHEMA_VALIDATION_FAILED: The variable name 'states' is reserved at"
                + " /States/A/Assign/states.$");
  }

  private static String mapThatAssigns(String mode) {
    return """
    "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
    "B": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "%s", "ExecutionType": "STANDARD"},
      "StartAt": "C", "States": {"C": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "D", "States": {"D": {"Type": "Pass", "Assign": {"x": 2}, "End": true}}}]}}}}
    """
        .formatted(mode);
  }

  @Test
  void an_inner_variable_does_not_hide_an_outer_one() {
    assertThat(diagnostics("JSONPath", mapThatAssigns("INLINE")))
        .containsExactly(
            "DUPLICATE_VARIABLE_NAME: The variable name 'x' was already defined in a parent scope."
                + " at /States/B/ItemProcessor/States/C/Branches[0]/States/D/Assign/x");
  }

  @Test
  void executions_of_their_own_have_no_outer_variables() {
    assertThat(diagnostics("JSONPath", mapThatAssigns("DISTRIBUTED")))
        .noneMatch(diagnostic -> diagnostic.startsWith("DUPLICATE_VARIABLE_NAME"));
  }

  @Test
  void siblings_may_assign_the_same_name() {
    assertThatCode(() ->
            assertThat(
                    diagnostics(
                        "JSONata",
                        """
                        "A": {"Type": "Parallel", "End": true, "Branches": [
                          {"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"x": 1}, "End": true}}},
                          {"StartAt": "C", "States": {"C": {"Type": "Pass", "Assign": {"x": 1}, "End": true}}}]}
                        """))
                .isEmpty())
        .doesNotThrowAnyException();
  }
}
