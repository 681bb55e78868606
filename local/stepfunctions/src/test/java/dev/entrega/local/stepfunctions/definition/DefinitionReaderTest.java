package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.expression.Observer;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.Setting;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.expression.Variables;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class DefinitionReaderTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> ACTIONS = Set.of("sqs:sendMessage", "lambda:invoke");

  private static StateMachine read(String definition, boolean express) throws InvalidDefinition {
    return DefinitionReader.read(definition, express, ACTIONS::contains);
  }

  private static String withState(String fields) {
    return "{\"StartAt\": \"A\", \"States\": {\"A\": {%s}}}".formatted(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                  | INVALID_JSON_DESCRIPTION: Expected value of type [Object] at /
          {}                                                  | SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /
          {"States": {}}                                      | SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /
          {"StartAt": 1, "States": {}}                        | SCHEMA_VALIDATION_FAILED: Expected value of type [String] at /StartAt, SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /
          {"StartAt": "A", "States": []}                      | SCHEMA_VALIDATION_FAILED: Expected value of type [Object] at /States, SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /
          {"StartAt": "B", "States": {}}                      | MISSING_TRANSITION_TARGET: Missing 'StartAt' target: B at /StartAt
          {"StartAt": "A", "States": {"A": 1}}                | SCHEMA_VALIDATION_FAILED: Expected value of type [Object] at /States/A
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "QueryLanguage": "XPath"} | SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "TimeoutSeconds": 0} | SCHEMA_VALIDATION_FAILED: Value is not in the range of 1 to 99999999 at /TimeoutSeconds
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "Oops": 0} | SCHEMA_VALIDATION_FAILED: Field is not supported at /Oops
          """)
  void refuses_a_definition(String definition, String expected) {
    assertThatThrownBy(() -> read(definition, false))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage("Invalid State Machine Definition: '" + expected + "'");
  }

  @Test
  void refuses_what_is_no_json() {
    assertThatThrownBy(() -> read("not a definition", false))
        .isInstanceOfSatisfying(
            InvalidDefinition.class,
            e -> {
              assertThat(e.diagnostics().getFirst().code()).isEqualTo("INVALID_JSON_DESCRIPTION");
              assertThat(e.diagnostics().getFirst().message())
                  .startsWith("Unrecognized token 'not'");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "End": true                                         | These fields are required: [Type] at /States/A
          "Type": "Dance"                                     | The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type
          "Type": "Pass", "End": true, "QueryLanguage": "XPath" | Value should be one of the following: [JSONPath, JSONata] at /States/A/QueryLanguage
          "Type": "Pass"                                      | Exactly one of these fields is required: [Next, End] at /States/A
          "Type": "Pass", "End": true, "Next": "A"            | Exactly one of these fields is required: [Next, End] at /States/A
          "Type": "Pass", "End": 1, "Next": "A"               | Expected value of type [Boolean] at /States/A/End
          "Type": "Pass", "End": true, "Assign": {"states": 1} | The variable name 'states' is reserved at /States/A/Assign/states
          "Type": "Pass", "End": true, "InputPath": "a"       | Value is not a valid JSONPath or intrinsic function call at /States/A/InputPath
          "Type": "Pass", "End": true, "ResultPath": "$.a[*]" | Value is not a Reference Path at /States/A/ResultPath
          "Type": "Pass", "End": true, "ResultPath": "a"      | Value is not a Reference Path at /States/A/ResultPath
          "Type": "Pass", "End": true, "Parameters": {"x.$": "y"} | The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters
          "Type": "Wait", "End": true                         | Exactly one of these fields is required: [Seconds, Timestamp, SecondsPath, TimestampPath] at /States/A
          "Type": "Wait", "End": true, "Seconds": "1"         | Expected value of type [Integer] at /States/A/Seconds
          "Type": "Wait", "End": true, "Seconds": -1          | Value is not in the range of 0 to 99999999 at /States/A/Seconds
          "Type": "Wait", "End": true, "Seconds": 99999999999999999999 | Value is not in the range of 0 to 99999999 at /States/A/Seconds
          "Type": "Wait", "End": true, "Seconds": 1, "SecondsPath": "$" | Only one of these fields is allowed: [Seconds, SecondsPath] at /States/A
          "Type": "Wait", "End": true, "Timestamp": "2016-12-05 21:29:29Z" | String does not match RFC3339 timestamp at /States/A/Timestamp
          "Type": "Fail", "Error": "E", "ErrorPath": "$.e"    | Only one of these fields is allowed: [Error, ErrorPath] at /States/A
          "Type": "Choice"                                    | These fields are required: [Choices] at /States/A
          "Type": "Choice", "Choices": 1                      | Expected value of type [Array] at /States/A/Choices
          "Type": "Choice", "Choices": [1]                    | Expected value of type [Object] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "$", "IsNull": true}] | These fields are required: [Next] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"IsNull": true, "Next": "A"}] | These fields are required: [Variable] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "x", "IsNull": true, "Next": "A"}] | Value is not a valid JSONPath at /States/A/Choices[0]/Variable
          "Type": "Choice", "Choices": [{"Variable": "States.UUID()", "IsNull": true, "Next": "A"}] | Value is not a valid JSONPath at /States/A/Choices[0]/Variable
          "Type": "Choice", "Choices": [{"Variable": "$", "Next": "A"}] | Expected exactly one comparison operator, but found 0 at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "$", "IsOdd": true, "Next": "A"}] | Field is not supported at /States/A/Choices[0]/IsOdd
          "Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": "1", "Next": "A"}] | Value is not a number at /States/A/Choices[0]/NumericEquals
          "Type": "Choice", "Choices": [{"Variable": "$", "StringMatches": 1, "Next": "A"}] | Expected value of type [String] at /States/A/Choices[0]/StringMatches
          "Type": "Choice", "Choices": [{"Variable": "$", "NumericEqualsPath": "x", "Next": "A"}] | Value is not a valid JSONPath at /States/A/Choices[0]/NumericEqualsPath
          "Type": "Choice", "Choices": [{"And": [{"Variable": "$", "IsNull": true, "Next": "A"}], "Next": "A"}] | -
          "Type": "Choice", "Choices": [{"Not": 1, "Next": "A"}] | Expected value of type [Object] at /States/A/Choices[0]/Not
          "Type": "Choice", "Choices": [{"Or": [{"Variable": "$"}], "Next": "A"}] | Expected exactly one comparison operator, but found 0 at /States/A/Choices[0]/Or[0]
          "Type": "Task", "End": true                         | These fields are required: [Resource] at /States/A
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::sqs:dance" | The resource provided arn:aws:states:::sqs:dance is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke.sync" | The resource provided arn:aws:states:::lambda:invoke.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource
          "Type": "Task", "End": true, "Resource": "arn:aws:states:us-east-1:000000000000:activity:dance" | The resource provided arn:aws:states:us-east-1:000000000000:activity:dance is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{}] | These fields are required: [ErrorEquals] at /States/A/Retry[0]
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": []}] | These fields are required: [ErrorEquals] at /States/A/Retry[0]
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.5}] | Expected a number that is not less than 1.0 at /States/A/Retry[0]/BackoffRate
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "HALF"}] | The field 'JitterStrategy' should have one of these values: [FULL, NONE] at /States/A/Retry[0]/JitterStrategy
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["States.ALL", "E"]}] | States.ALL must appear alone and at the end of the list at /States/A/Retry[0]/ErrorEquals
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["E"]}] | States.ALL must appear alone and at the end of the list at /States/A/Retry[0]/ErrorEquals
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Catch": [{"ErrorEquals": ["E"]}] | These fields are required: [Next] at /States/A/Catch[0]
          "Type": "Parallel", "End": true                     | These fields are required: [Branches] at /States/A
          "Type": "Parallel", "End": true, "Branches": [{}]   | These fields are required: [States, StartAt] at /States/A/Branches[0]
          "Type": "Map", "End": true                          | These fields are required: [ItemProcessor] at /States/A
          "Type": "Map", "End": true, "ItemProcessor": {}     | These fields are required: [States, StartAt] at /States/A/ItemProcessor
          "Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "B", "States": {"B": {"Type": "Succeed"}}} | The field 'Mode' should have one of these values: [INLINE] at /States/A/ItemProcessor/ProcessorConfig/Mode
          """)
  void refuses_a_state(String fields, String expected) {
    assertThatThrownBy(() -> read(withState(fields), false))
        .isInstanceOfSatisfying(
            InvalidDefinition.class,
            e ->
                assertThat(e.diagnostics())
                    .anySatisfy(diagnostic -> {
                      if (!expected.equals("-")) {
                        assertThat(diagnostic).hasToString("SCHEMA_VALIDATION_FAILED: " + expected);
                      } else {
                        assertThat(diagnostic.location())
                            .isEqualTo("/States/A/Choices[0]/And[0]/Next");
                      }
                    }));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Type": "Pass", "Next": "B"                         | Missing 'Next' target: B at /States/A/Next
          "Type": "Choice", "Default": "B", "Choices": []     | Missing 'Default' target: B at /States/A/Default
          "Type": "Choice", "Choices": [{"Variable": "$", "IsNull": true, "Next": "B"}] | Missing 'Next' target: B at /States/A/Choices[0]/Next
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Catch": [{"ErrorEquals": ["E"], "Next": "B"}] | Missing 'Next' target: B at /States/A/Catch[0]/Next
          """)
  void refuses_a_name_that_leads_nowhere(String fields, String expected) {
    assertThatThrownBy(() -> read(withState(fields), false))
        .hasMessage(
            "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: " + expected + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arn:aws:states:::sqs:sendMessage.waitForTaskToken | Express state machine does not support '.waitForTaskToken' service integration  at
          arn:aws:states:::lambda:invoke.sync               | Express state machine does not support '.sync' service integration at
          arn:aws:states:us-east-1:000000000000:activity:a  | Express state machine does not support Activity ARN at
          """)
  void an_express_machine_waits_for_nobody(String resource, String expected) {
    String definition =
        withState("\"Type\": \"Task\", \"End\": true, \"Resource\": \"%s\"".formatted(resource));

    assertThatThrownBy(() -> read(definition, true)).hasMessageContaining(expected);
  }

  @Test
  void a_name_stands_once_and_is_not_too_long() {
    String longName = "x".repeat(81);
    String definition =
        """
        {"StartAt": "%s", "States": {"%s": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}},
          {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}]}}}
        """
            .formatted(longName, longName);

    assertThatThrownBy(() -> read(definition, false))
        .hasMessageContaining("State name exceeds the maximum length of 80 characters")
        .hasMessageContaining("DUPLICATE_STATE_NAME: Duplicate State name: B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Variable": "$.s", "StringEquals": "b"                   | true
          "Variable": "$.s", "StringLessThan": "c"                 | true
          "Variable": "$.s", "StringGreaterThan": "b"              | false
          "Variable": "$.s", "StringLessThanEqualsPath": "$.s"     | true
          "Variable": "$.s", "StringGreaterThanEquals": "c"        | false
          "Variable": "$.n", "StringEquals": "1"                   | false
          "Variable": "$.n", "StringEqualsPath": "$.s"             | false
          "Variable": "$.s", "StringEqualsPath": "$.n"             | false
          "Variable": "$.s", "StringMatches": "*"                  | true
          "Variable": "$.n", "StringMatches": "*"                  | false
          "Variable": "$.l", "StringMatches": "log-*.txt"          | true
          "Variable": "$.l", "StringMatches": "log-*.tx"           | false
          "Variable": "$.l", "StringMatches": "log-\\\\*.txt"      | false
          "Variable": "$.e", "StringMatches": "a\\\\*b\\\\\\\\"    | true
          "Variable": "$.n", "NumericEquals": 1.0                  | true
          "Variable": "$.n", "NumericLessThanEquals": 1            | true
          "Variable": "$.n", "NumericGreaterThanPath": "$$.two"    | false
          "Variable": "$.b", "BooleanEquals": true                 | true
          "Variable": "$.b", "BooleanEqualsPath": "$.n"            | false
          "Variable": "$.t", "TimestampEquals": "2026-01-01T02:00:00+02:00" | true
          "Variable": "$.t", "TimestampLessThan": "2026-01-01T00:00:00.001Z" | true
          "Variable": "$.t", "TimestampGreaterThanPath": "$.s"     | false
          "Variable": "$.z", "IsNull": true                        | true
          "Variable": "$.n", "IsNull": false                       | true
          "Variable": "$.n", "IsNumeric": true                     | true
          "Variable": "$.s", "IsString": true                      | true
          "Variable": "$.b", "IsBoolean": true                     | true
          "Variable": "$.t", "IsTimestamp": true                   | true
          "Variable": "$.s", "IsTimestamp": true                   | false
          "Variable": "$.n", "IsTimestamp": true                   | false
          "Variable": "$.q", "IsPresent": false                    | true
          "Variable": "$.z", "IsPresent": true                     | true
          "Variable": "$..q", "IsPresent": true                    | false
          "Variable": "$.a[?(@ > 1)]", "NumericEquals": 2          | true
          "Variable": "$.a[*]", "IsNumeric": true                  | false
          "And": [{"Variable": "$.n", "IsNumeric": true}, {"Variable": "$.s", "IsNumeric": true}] | false
          "And": [{"Variable": "$.n", "IsNumeric": true}, {"Variable": "$.s", "IsString": true}] | true
          "Or": [{"Variable": "$.s", "IsNumeric": true}, {"Variable": "$.n", "IsNumeric": true}]  | true
          "Or": [{"Variable": "$.s", "IsNumeric": true}]           | false
          "Not": {"Variable": "$.s", "IsNumeric": true}            | true
          """)
  void a_rule_holds(String rule, boolean expected) throws InvalidDefinition, StatesError {
    var scope =
        new Scope(
            JSON.readTree(
                """
                {"s": "b", "l": "log-a.txt", "e": "a*b\\\\", "n": 1, "b": true, "z": null,
                 "t": "2026-01-01T00:00:00Z", "a": [1, 2]}
                """),
            new Setting(
                () -> JsonNodeFactory.instance.objectNode().put("two", 2),
                Variables.NONE,
                new Random(7),
                InstantSource.system(),
                Observer.NONE));
    var machine =
        read(
            withState("\"Type\": \"Choice\", \"Choices\": [{%s, \"Next\": \"A\"}]".formatted(rule)),
            false);

    var choice = (State.Choice) machine.state("A");

    assertThat(choice.ways().getFirst().rule().holds(scope)).isEqualTo(expected);
    assertThatThrownBy(() -> machine.state("B")).isInstanceOf(IllegalStateException.class);
  }
}
