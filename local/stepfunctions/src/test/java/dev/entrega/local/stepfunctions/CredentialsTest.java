package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The role that a Task names for its call: shown as AWS shows it, and believed. */
class CredentialsTest {

  private static Scenario task(String fields) {
    return Scenario.givenStates(
        "T", "\"T\": {\"Type\": \"Task\", \"End\": true, %s}".formatted(fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Credentials\": {\"RoleArn\": \"arn:aws:iam::1:role/r\"}",
        "\"Credentials\": {\"RoleArn.$\": \"$.role\"}",
        "\"QueryLanguage\": \"JSONata\", \"Credentials\": {\"RoleArn\": \"{% $states.input.role %}\"}"
      })
  void a_role_is_shown_where_the_call_is_scheduled(String credentials) {
    var scenario =
        task("\"Resource\": \"arn:aws:states:::sns:publish\", " + credentials)
            .runs("{\"role\": \"arn:aws:iam::1:role/r\"}");

    assertThat(scheduled(scenario, EventDetails.TaskScheduled.class))
        .extracting(EventDetails.TaskScheduled::taskCredentials)
        .containsExactly(new EventDetails.TaskCredentials("arn:aws:iam::1:role/r"));
  }

  @Test
  void a_function_by_its_arn_is_scheduled_with_the_role_as_well() {
    var scenario =
        task("\"Resource\": \"arn:aws:lambda:us-east-1:000000000000:function:f\","
                + " \"Credentials\": {\"RoleArn\": \"arn:aws:iam::1:role/r\"}")
            .runs("{}");

    assertThat(scheduled(scenario, EventDetails.LambdaFunctionScheduled.class))
        .extracting(EventDetails.LambdaFunctionScheduled::taskCredentials)
        .containsExactly(new EventDetails.TaskCredentials("arn:aws:iam::1:role/r"));
  }

  private static <T extends EventDetails> Stream<T> scheduled(Scenario scenario, Class<T> type) {
    return scenario.events().stream()
        .map(HistoryEvent::details)
        .filter(Objects::nonNull)
        .filter(type::isInstance)
        .map(type::cast);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"InvalidField\": \"invalid\"}"})
  void credentials_without_a_role_are_refused(String credentials) {
    var scenario =
        task("\"Resource\": \"arn:aws:states:::sns:publish\", \"Credentials\": " + credentials);

    assertThatThrownBy(() -> scenario.runs("{}"))
        .isInstanceOf(StepFunctionsException.class)
        .hasMessageContaining(
            "SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at"
                + " /States/T/Credentials");
  }

  @Test
  void a_role_that_is_no_text_ends_the_execution() {
    var scenario =
        task("\"Resource\": \"arn:aws:states:::sns:publish\","
                + " \"Credentials\": {\"RoleArn.$\": \"$.role\"}")
            .runs("{\"role\": 7}");

    assertThat(scenario.execution().error()).isEqualTo("States.Runtime");
  }
}
