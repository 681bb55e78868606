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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class RuleTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Scope SCOPE =
      new Scope(
          JSON.readTree(
              """
              {"s": "b", "l": "log-a.txt", "e": "a*b\\\\", "n": 1, "f": 1.0, "h": 1e999, "b": true,
               "z": null, "t": "2026-01-01T00:00:00Z", "d": "2026-01-01", "a": [1, 2]}
              """),
          new Setting(
              () -> JsonNodeFactory.instance.objectNode().put("two", 2),
              Variables.NONE,
              new Random(7),
              InstantSource.system(),
              Observer.NONE));

  private static StateMachine machine(String rule) throws InvalidDefinition {
    return DefinitionReader.read(
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Choice", "Choices": [{%s, "Next": "B"}]}, "B": {"Type": "Succeed"}}}
        """
            .formatted(rule),
        false,
        _ -> false);
  }

  private static boolean holds(String rule) throws InvalidDefinition, StatesError {
    return ((State.Choice) machine(rule).state("A")).ways().getFirst().rule().holds(SCOPE);
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
          "Variable": "$.q.r[0].s", "IsPresent": true              | false
          "Variable": "$.a[1]", "NumericEquals": 2                 | true
          "Variable": "$.a[-1]", "NumericEquals": 2                | true
          "Variable": "$['a'][0]", "NumericEquals": 2              | false
          "Variable": "$.a", "IsNumeric": false                    | true
          "Variable": "$.a", "IsNull": false                       | true
          "Variable": "$.z", "IsString": true                      | false
          "Variable": "$.z", "StringEquals": "null"                | false
          "Variable": "$.z", "NumericLessThan": 1                  | false
          "Variable": "$.z", "BooleanEquals": false                | false
          "Variable": "$.b", "BooleanEqualsPath": "$.b"            | true
          "Variable": "$.b", "StringEquals": "true"                | false
          "Variable": "$.n", "BooleanEquals": true                 | false
          "Variable": "$.n", "NumericEqualsPath": "$.f"            | true
          "Variable": "$.h", "NumericGreaterThan": 1e300           | true
          "Variable": "$.h", "NumericEqualsPath": "$.h"            | true
          "Variable": "$.s", "StringLessThan": "B"                 | false
          "Variable": "$.d", "IsTimestamp": true                   | false
          "Variable": "$.d", "TimestampLessThanPath": "$.t"        | false
          "Variable": "$.t", "TimestampLessThanEqualsPath": "$.t"  | true
          "And": [{"Variable": "$.n", "IsNumeric": true}, {"Variable": "$.s", "IsNumeric": true}] | false
          "And": [{"Variable": "$.n", "IsNumeric": true}, {"Variable": "$.s", "IsString": true}] | true
          "Or": [{"Variable": "$.s", "IsNumeric": true}, {"Variable": "$.n", "IsNumeric": true}]  | true
          "Or": [{"Variable": "$.s", "IsNumeric": true}]           | false
          "Not": {"Variable": "$.s", "IsNumeric": true}            | true
          """)
  void a_rule_holds(String rule, boolean expected) throws InvalidDefinition, StatesError {
    assertThat(holds(rule)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Variable\": \"$.q\", \"IsNull\": true",
        "\"Variable\": \"$.q\", \"IsString\": false",
        "\"Variable\": \"$.q\", \"StringMatches\": \"*\"",
        "\"Variable\": \"$.q\", \"NumericEquals\": 1",
        "\"Variable\": \"$.n\", \"NumericEqualsPath\": \"$.q\"",
        "\"Variable\": \"$q\", \"NumericEquals\": 1"
      })
  void what_is_not_there_cannot_be_compared(String rule) {
    assertThatThrownBy(() -> holds(rule))
        .isInstanceOfSatisfying(
            StatesError.class, e -> assertThat(e.error()).isEqualTo(StatesError.RUNTIME))
        .hasMessageContaining("The choice state's condition path references an invalid value.");
  }

  @Test
  void a_machine_is_asked_for_its_own_states_alone() throws InvalidDefinition {
    StateMachine machine = machine("\"Variable\": \"$\", \"IsNull\": true");

    assertThatThrownBy(() -> machine.state("C")).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *      | abc   | true
          a*     | abc   | true
          *c     | abc   | true
          a*c    | abc   | true
          a*b*c  | abc   | true
          ab*bc  | abc   | false
          a*b    | abc   | false
          abc    | abc   | true
          ab     | abc   | false
          **     | abc   | true
          *b*b*  | abcb  | true
          *b*b*  | abc   | false
          *b*cd  | abcd  | true
          a\\*   | a*    | true
          a\\*   | ab    | false
          a\\    | a\\   | true
          *.txt  | txt   | false
          """)
  void a_wildcard_matches(String wildcard, String text, boolean expected) {
    assertThat(Wildcard.of(wildcard).matches(text)).isEqualTo(expected);
  }

  @Test
  void many_stars_make_no_text_slow() {
    assertThat(Wildcard.of("*a".repeat(1_000) + "*b").matches("a".repeat(200_000))).isFalse();
  }
}
