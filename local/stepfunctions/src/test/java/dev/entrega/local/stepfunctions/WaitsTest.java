package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {

  private static final String IN_A =
      "An error occurred while executing the state 'A' (entered at the event id #2). ";

  @Test
  void a_three_day_wait_takes_no_time_of_ours() {
    Scenario scenario =
        givenStates("A", "\"A\": {\"Type\": \"Wait\", \"Seconds\": 259200, \"End\": true}")
            .runs("{}")
            .after(Duration.ofDays(3).minusMillis(1));
    assertThat(scenario.execution().status()).isEqualTo(ExecutionStatus.RUNNING);

    scenario.after(Duration.ofMillis(1));

    scenario.expectHistory(
        "ExecutionStarted", "WaitStateEntered A", "WaitStateExited A", "ExecutionSucceeded");
    assertThat(scenario.execution().stopDate()).isEqualTo("2026-01-04T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Timestamp": "2026-01-01T01:00:00Z" | {}
          "TimestampPath": "$.until"          | {"until": "2026-01-01T03:00:00+02:00"}
          "SecondsPath": "$.for"              | {"for": 3600}
          "SecondsPath": "$.for"              | {"for": "3600"}
          """)
  void a_wait_ends_at_its_hour(String field, String input) {
    Scenario scenario =
        givenStates("A", "\"A\": {\"Type\": \"Wait\", %s, \"End\": true}".formatted(field))
            .runs(input)
            .after(Duration.ofHours(2));

    assertThat(scenario.execution().stopDate()).isEqualTo("2026-01-01T01:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "SecondsPath": "$.for"     | {"for": -1}       | The SecondsPath parameter references a negative value: $.for == -1
          "SecondsPath": "$.for"     | {"for": "soon"}   | The SecondsPath field refers to value "soon" which is not a valid integer: $.for
          "SecondsPath": "$.for"     | {"for": 1.5}      | The SecondsPath field refers to value "1.5" which is not a valid integer: $.for
          "SecondsPath": "$.for"     | {}                | The SecondsPath parameter does not reference an input value: $.for
          "SecondsPath": "$.for"     | {"for":100000000} | Wait state delay is too long.
          "TimestampPath": "$.until" | {"until": "2016-12-05T21:29:29"} | The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.until == 2016-12-05T21:29:29
          "TimestampPath": "$.until" | {"until": "2016-13-05T21:29:29Z"} | The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.until == 2016-13-05T21:29:29Z
          "TimestampPath": "$.until" | {}                | The TimestampPath parameter does not reference an input value: $.until
          "TimestampPath": "$.until" | {"until": "2094-01-19T03:14:08Z"} | Wait state delay is too long.
          "Timestamp": "2094-01-20T00:00:00Z" | {}       | Wait state delay is too long.
          "TimestampPath": "$.until" | {"until": 7}      | The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.until == 7
          """)
  void a_wait_refuses_what_is_no_time(String field, String input, String cause) {
    givenStates("A", "\"A\": {\"Type\": \"Wait\", %s, \"End\": true}".formatted(field))
        .runs(input)
        .expectFailure("States.Runtime", IN_A + cause);
  }
}
