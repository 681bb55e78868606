package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

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
          []                                                  | SCHEMA_VALIDATION_FAILED: Expected value of type [OBJECT] at /
          {}                                                  | SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /
          {"States": {}}                                      | SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /
          {"StartAt": 1, "States": {}}                        | SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /StartAt
          {"StartAt": "A", "States": []}                      | SCHEMA_VALIDATION_FAILED: Expected value of type [OBJECT] at /States
          {"StartAt": "B", "States": {}}                      | MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /StartAt, MISSING_END_STATE: Workflow has no terminal state at null
          {"StartAt": "A", "States": {"A": 1}}                | SCHEMA_VALIDATION_FAILED: Expected value of type [OBJECT] at /States/A
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "QueryLanguage": "XPath"} | SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "TimeoutSeconds": 0} | SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /TimeoutSeconds
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "Oops": 0} | SCHEMA_VALIDATION_FAILED: Field 'Oops' is not supported at /
          """)
  void refuses_a_definition(String definition, String expected) {
    assertThatThrownBy(() -> read(definition, false))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage("Invalid State Machine Definition: '" + expected + "'");
  }

  @Test
  void tells_where_the_text_stops_being_json() {
    String where = "[Source: (String)\"not a definition\"; line: 1, column: 4]";

    assertThat(DefinitionReader.validate("not a definition", false, ACTIONS::contains))
        .containsExactly(
            new Diagnostic(
                "INVALID_JSON_DESCRIPTION",
                "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or"
                    + " token 'null', 'true' or 'false')\n at "
                    + where,
                where));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": nope} | 11
          {"a": 1,}   | 10
          {"a" 1}     | 7
          [1          | 3
          """)
  void points_behind_what_it_cannot_read(String definition, int column) {
    assertThat(DefinitionReader.validate(definition, false, ACTIONS::contains))
        .singleElement()
        .satisfies(each -> assertThat(each.location()).endsWith("column: " + column + "]"))
        .satisfies(each -> assertThat(each.message()).doesNotContain("property name"));
  }

  @Test
  void shows_no_more_of_a_long_text_than_its_beginning() {
    assertThat(DefinitionReader.validate("{" + " ".repeat(600), false, ACTIONS::contains))
        .singleElement()
        .extracting(Diagnostic::location)
        .asString()
        .endsWith("\"[truncated 101 chars]; line: 1, column: 602]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void misses_a_definition(String nothing) {
    assertThat(DefinitionReader.validate(nothing, false, ACTIONS::contains))
        .extracting(Diagnostic::code)
        .containsExactly("MISSING_DESCRIPTION");
  }

  @Test
  void refuses_what_is_too_deep() {
    assertThat(DefinitionReader.validate("[".repeat(1_000), false, ACTIONS::contains))
        .extracting(Diagnostic::code)
        .containsExactly("TOO_DEEPLY_NESTED");
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
          "Type": "Pass", "End": 1, "Next": "A"               | Expected value of type [BOOLEAN] at /States/A/End
          "Type": "Pass", "End": false                        | Exactly one of these fields is required: [Next, End] at /States/A
          "Type": "Pass", "End": true, "Comment": 1           | Expected value of type [STRING] at /States/A/Comment
          "Type": "Pass", "End": true, "TimeoutSeconds": 5, "Retry": [], "Catch": [] | Field 'TimeoutSeconds' is not supported at /States/A; Field 'Retry' is not supported at /States/A; Field 'Catch' is not supported at /States/A
          "Type": "Pass", "End": true, "Output": 1            | The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A
          "Type": "Pass", "End": true, "QueryLanguage": "JSONata", "InputPath": "$.a" | The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/A
          "Type": "Pass", "End": true, "QueryLanguage": "jsonpath", "InputPath": "$.a" | The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/A; Value should be one of the following: [JSONPath, JSONata] at /States/A/QueryLanguage
          "Type": "Pass", "End": true, "QueryLanguage": 5     | Expected value of type [STRING] at /States/A/QueryLanguage
          "Type": "Pass", "End": true, "InputPath": "States.UUID()" | Value must be a valid JSONPath. at /States/A/InputPath
          "Type": "Pass", "End": true, "ResultPath": "$$.a"   | Value is not a Reference Path: Path must identify a place in the input at /States/A/ResultPath
          "Type": "Fail", "CausePath": "x"                    | Value must be a valid JSONPath or a valid intrinsic function call. at /States/A/CausePath
          "Type": "Pass", "End": true, "Assign": {"states": 1} | The variable name 'states' is reserved at /States/A/Assign/states
          "Type": "Pass", "End": true, "QueryLanguage": "JSONata", "Assign": "{% {} %}" | Expected value of type [OBJECT] at /States/A/Assign
          "Type": "Pass", "End": true, "InputPath": "a"       | Value must be a valid JSONPath. at /States/A/InputPath
          "Type": "Pass", "End": true, "ResultPath": "$.a[*]" | Value is not a Reference Path: '[' must be followed by ' or '[' at /States/A/ResultPath
          "Type": "Pass", "End": true, "ResultPath": "a"      | Value is not a Reference Path: Path must start with '$' at /States/A/ResultPath
          "Type": "Pass", "End": true, "Parameters": {"x.$": "y"} | The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters
          "Type": "Wait", "End": true                         | Exactly one of these fields is required: [Seconds, Timestamp, SecondsPath, TimestampPath] at /States/A
          "Type": "Wait", "End": true, "Seconds": "1"         | Expected value of type [INTEGER] at /States/A/Seconds
          "Type": "Wait", "End": true, "Seconds": -1          | Minimum value is 0 at /States/A/Seconds
          "Type": "Wait", "End": true, "Seconds": 99999999999999999999 | Maximum value is 99999999 at /States/A/Seconds
          "Type": "Wait", "End": true, "Seconds": 1, "SecondsPath": "$.s" | Exactly one of these fields is required: [Seconds, Timestamp, SecondsPath, TimestampPath] at /States/A; Only one of these fields is allowed: [Seconds, SecondsPath] at /States/A
          "Type": "Wait", "End": true, "Timestamp": "2016-12-05 21:29:29Z" | String does not match RFC3339 timestamp at /States/A/Timestamp
          "Type": "Fail", "Error": "E", "ErrorPath": "$.e"    | Only one of these fields is allowed: [Error, ErrorPath] at /States/A
          "Type": "Choice"                                    | These fields are required: [Choices] at /States/A
          "Type": "Choice", "Choices": 1                      | Expected value of type [ARRAY] at /States/A/Choices
          "Type": "Choice", "Choices": [1]                    | Expected value of type [OBJECT] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "$", "IsNull": true}] | These fields are required: [Next] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"IsNull": true, "Next": "A"}] | These fields are required: [Variable] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "x", "IsNull": true, "Next": "A"}] | Value is not a Reference Path: Path must start with '$' at /States/A/Choices[0]/Variable
          "Type": "Choice", "Choices": [{"Variable": "States.UUID()", "IsNull": true, "Next": "A"}] | Value is not a Reference Path: Path must start with '$' at /States/A/Choices[0]/Variable
          "Type": "Choice", "Choices": [{"Variable": "$", "Next": "A"}] | Exactly one comparison operator is required, but these were found: [] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "$", "IsOdd": true, "Next": "A"}] | Exactly one comparison operator is required, but these were found: [] at /States/A/Choices[0]; Field 'IsOdd' is not supported at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "$", "IsNull": true, "IsString": true, "Next": "A"}] | Exactly one comparison operator is required, but these were found: [IsNull, IsString] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "$..a", "IsNull": 1, "Next": "A"}] | Value is not a Reference Path: Path must identify a single node at /States/A/Choices[0]/Variable; Expected value of type [BOOLEAN] at /States/A/Choices[0]/IsNull
          "Type": "Choice", "Choices": [{"Variable": "$.a.", "IsNull": true, "Next": "A"}] | Value is not a Reference Path: Path is not valid at /States/A/Choices[0]/Variable
          "Type": "Choice", "Choices": [{"Variable": "$", "TimestampEquals": "noon", "Next": "A"}] | String does not match RFC3339 timestamp at /States/A/Choices[0]/TimestampEquals
          "Type": "Choice", "Choices": [{"Variable": "$", "TimestampEquals": 1, "Next": "A"}] | Expected value of type [STRING] at /States/A/Choices[0]/TimestampEquals
          "Type": "Choice", "Choices": [{"Variable": "$", "BooleanEquals": 1, "Next": "A"}] | Expected value of type [BOOLEAN] at /States/A/Choices[0]/BooleanEquals
          "Type": "Choice", "Choices": [{"Variable": "$", "StringEquals": 1, "Next": "A"}] | Expected value of type [STRING] at /States/A/Choices[0]/StringEquals
          "Type": "Choice", "Choices": []                     | Array must have at least 1 item at /States/A/Choices
          "Type": "Choice", "Choices": [{"And": [], "Next": "A"}] | Array must have at least 1 item at /States/A/Choices[0]/And
          "Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "A"}] | The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the 'JSONata' QueryLanguage at /States/A/Choices[0]; These fields are required: [Variable] at /States/A/Choices[0]; Exactly one comparison operator is required, but these were found: [] at /States/A/Choices[0]
          "Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": "1", "Next": "A"}] | Expected value of type [NUMBER] at /States/A/Choices[0]/NumericEquals
          "Type": "Choice", "Choices": [{"Variable": "$", "StringMatches": 1, "Next": "A"}] | Expected value of type [STRING] at /States/A/Choices[0]/StringMatches
          "Type": "Choice", "Choices": [{"Variable": "$", "NumericEqualsPath": "x", "Next": "A"}] | Value is not a Reference Path: Path must start with '$' at /States/A/Choices[0]/NumericEqualsPath
          "Type": "Choice", "Choices": [{"And": [{"Variable": "$", "IsNull": true, "Next": "A"}], "Next": "A"}] | Field 'Next' is not supported at /States/A/Choices[0]/And[0]
          "Type": "Choice", "Choices": [{"Not": 1, "Next": "A"}] | Expected value of type [OBJECT] at /States/A/Choices[0]/Not
          "Type": "Choice", "Choices": [{"Or": [{"Variable": "$"}], "Next": "A"}] | Exactly one comparison operator is required, but these were found: [] at /States/A/Choices[0]/Or[0]
          "Type": "Task", "End": true                         | These fields are required: [Resource] at /States/A
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::sqs:dance" | The resource provided arn:aws:states:::sqs:dance is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke.sync" | The resource provided arn:aws:states:::lambda:invoke.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource
          "Type": "Task", "End": true, "Resource": "arn:aws:states:us-east-1:000000000000:dance:dance" | The resource provided arn:aws:states:us-east-1:000000000000:dance:dance is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{}] | These fields are required: [ErrorEquals] at /States/A/Retry[0]
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": []}] | Array must have at least 1 item at /States/A/Retry[0]/ErrorEquals
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": "E"}] | Expected value of type [ARRAY] at /States/A/Retry[0]/ErrorEquals
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["E", 1]}] | Expected value of type [STRING] at /States/A/Retry[0]/ErrorEquals[1]
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["E"], "BackoffRate": "1"}] | Expected value of type [NUMBER] at /States/A/Retry[0]/BackoffRate
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.5}] | Minimum value is 1 at /States/A/Retry[0]/BackoffRate
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "HALF"}] | Value should be one of the following: [FULL, NONE] at /States/A/Retry[0]/JitterStrategy
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["States.ALL", "E"]}] | States.ALL must appear alone and at the end of the list at /States/A/Retry[0]/ErrorEquals
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["E"]}] | States.ALL must appear alone and at the end of the list at /States/A/Retry[0]/ErrorEquals
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Catch": [{"ErrorEquals": ["E"]}] | These fields are required: [Next] at /States/A/Catch[0]
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Credentials": {} | The field 'RoleArn' is required but was missing at /States/A/Credentials
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Credentials": {"Oops": 1} | The field 'RoleArn' is required but was missing at /States/A/Credentials
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Credentials": 1 | Expected value of type [OBJECT] at /States/A/Credentials
          "Type": "Task", "End": true, "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 9, "HeartbeatSeconds": 9 | The field 'HeartbeatSeconds' should be smaller than 'TimeoutSeconds' at /States/A/HeartbeatSeconds
          "Type": "Parallel", "End": true                     | These fields are required: [Branches] at /States/A
          "Type": "Parallel", "End": true, "Branches": [{}]   | These fields are required: [States, StartAt] at /States/A/Branches[0]
          "Type": "Map", "End": true                          | These fields are required: [ItemProcessor] at /States/A
          "Type": "Map", "End": true, "ItemProcessor": {}     | These fields are required: [States, StartAt] at /States/A/ItemProcessor
          """)
  void refuses_a_state(String fields, String expected) {
    assertThat(DefinitionReader.validate(withState(fields), false, ACTIONS::contains))
        .extracting(Diagnostic::toString)
        .containsExactly(
            Stream.of(expected.split("; "))
                .map("SCHEMA_VALIDATION_FAILED: "::concat)
                .toArray(String[]::new));
  }

  @Test
  void a_state_cannot_go_back_to_the_first_language() {
    String definition =
        """
        {"StartAt": "A", "QueryLanguage": "JSONata", "States": {
          "A": {"Type": "Pass", "QueryLanguage": "JSONPath", "Output": 1, "End": true}}}
        """;

    assertThatThrownBy(() -> read(definition, false))
        .hasMessage(
            "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not"
                + " be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A'");
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

  @ParameterizedTest
  @ValueSource(ints = {0, 81})
  void the_name_of_a_state_is_neither_empty_nor_too_long(int length) {
    String name = "x".repeat(length);
    String definition =
        "{\"StartAt\": \"%s\", \"States\": {\"%s\": {\"Type\": \"Succeed\"}}}"
            .formatted(name, name);

    assertThatThrownBy(() -> read(definition, false))
        .hasMessage(
            "Invalid State Machine Definition: 'INVALID_STATE_NAME: State name must have 1 to 80"
                + " characters at /States/"
                + name
                + "'");
  }
}
