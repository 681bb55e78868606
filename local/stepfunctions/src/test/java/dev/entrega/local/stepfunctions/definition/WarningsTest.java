package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.definition.Diagnostic.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {

  private static String whole(String state) {
    return """
    {"StartAt": "A", "States": {"A": {%s}, "Z": {"Type": "Succeed"}}}
    """
        .formatted(state.contains("Fail") ? state : state + ", \"Next\": \"Z\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Type": "Pass", "Parameters": {"a": "$.b", "c.$": "$.d", "e": "$5"}       | NO_DOLLAR /States/A/Parameters/a
          "Type": "Pass", "Parameters": {"a": [{"b": "States.Format('x')"}]}        | NO_DOLLAR /States/A/Parameters/a[0]/b
          "Type": "Pass", "Assign": {"a": "$$"}                                     | NO_DOLLAR /States/A/Assign/a
          "Type": "Pass", "Result": "$.a"                                           | PASS_RESULT_IS_STATIC /States/A/Result
          "Type": "Pass", "Result": {"a": [{"b": "$$.Execution"}]}                  | PASS_RESULT_IS_STATIC /States/A/Result
          "Type": "Pass", "Result": {"a.$": "b"}                                    | PASS_RESULT_IS_STATIC /States/A/Result
          "Type": "Pass", "Result": {"a": ["b", 1]}                                 | -
          "Type": "Pass", "QueryLanguage": "JSONata", "Output": {"a": "$.b"}        | -
          "Type": "Parallel", "ResultSelector": {"a": "$[0]"}, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": "$.x", "End": true}}}] | NO_DOLLAR /States/A/ResultSelector/a; PASS_RESULT_IS_STATIC /States/A/Branches[0]/States/B/Result
          "Type": "Map", "ItemSelector": {"a": "$.x"}, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "Parameters": {"a": "$.x"}, "End": true}}} | NO_DOLLAR /States/A/ItemSelector/a; NO_DOLLAR /States/A/ItemProcessor/States/B/Parameters/a
          """)
  void warns_of_paths_that_nobody_reads(String state, String expected) {
    assertThat(DefinitionReader.validate(whole(state), false, _ -> false))
        .allSatisfy(each -> assertThat(each.severity()).isEqualTo(Severity.WARNING))
        .extracting(each -> each.code() + " " + each.location())
        .containsExactly(expected.equals("-") ? new String[0] : expected.split("; "));
  }

  @Test
  void warns_of_paths_where_words_are_meant() {
    String definition =
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Choice", "Default": "F", "Choices": [
            {"Variable": "$.a", "StringEquals": "$.b", "Next": "F"},
            {"And": [{"Variable": "$.a", "StringEqualsPath": "$.b"},
                     {"Not": {"Variable": "$.a", "StringMatches": "$.*"}}],
             "Assign": {"x": "$.y"}, "Next": "F"}]},
          "F": {"Type": "Fail", "Error": "$.error", "Cause": "States.Format('x')"}}}
        """;

    assertThat(DefinitionReader.validate(definition, false, _ -> false))
        .extracting(each -> each.code() + " " + each.location())
        .containsExactly(
            "NO_PATH /States/A/Choices[0]/StringEquals",
            "NO_PATH /States/A/Choices[1]/And[1]/Not/StringMatches",
            "NO_DOLLAR /States/A/Choices[1]/Assign/x",
            "NO_PATH /States/F/Error",
            "NO_PATH /States/F/Cause");
  }
}
