package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionDiagnostic;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionInput;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionOutput;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionResultCode;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionSeverity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidationsTest {

  private static final String STATIC_PATHS =
      Door.state(
          "\"Type\": \"Pass\", \"Result\": \"$.a\", \"Parameters\": {\"b\": \"$.b\"}, \"End\":"
              + " true");

  private final Door door = new Door();

  private ValidateStateMachineDefinitionOutput validate(
      String definition,
      @Nullable ValidateStateMachineDefinitionSeverity severity,
      @Nullable Integer maxResults) {
    return door.engine.validateStateMachineDefinition(
        new ValidateStateMachineDefinitionInput(
            definition, StateMachineType.STANDARD, severity, maxResults));
  }

  @Test
  void a_definition_without_faults_is_ok() {
    ValidateStateMachineDefinitionOutput answer = validate(Door.PASS, null, null);

    assertThat(answer.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    assertThat(answer.diagnostics()).isEmpty();
    assertThat(answer.truncated()).isFalse();
  }

  @Test
  void what_is_wrong_is_told_with_its_place() {
    ValidateStateMachineDefinitionOutput answer = validate("{}", null, 0);

    assertThat(answer.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
    assertThat(answer.diagnostics())
        .containsExactly(
            new ValidateStateMachineDefinitionDiagnostic(
                ValidateStateMachineDefinitionSeverity.ERROR,
                "SCHEMA_VALIDATION_FAILED",
                "These fields are required: [States, StartAt]",
                "/"));
  }

  @Test
  void warnings_are_told_to_those_who_ask_for_them() {
    assertThat(validate(STATIC_PATHS, null, null).diagnostics()).isEmpty();

    ValidateStateMachineDefinitionOutput answer =
        validate(STATIC_PATHS, ValidateStateMachineDefinitionSeverity.WARNING, null);

    assertThat(answer.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    assertThat(answer.diagnostics())
        .extracting(ValidateStateMachineDefinitionDiagnostic::code)
        .containsExactly("NO_DOLLAR", "PASS_RESULT_IS_STATIC");
  }

  @Test
  void no_more_are_told_than_were_asked_for() {
    ValidateStateMachineDefinitionOutput answer =
        validate(STATIC_PATHS, ValidateStateMachineDefinitionSeverity.WARNING, 1);

    assertThat(answer.diagnostics()).hasSize(1);
    assertThat(answer.truncated()).isTrue();
  }

  @Test
  void the_type_of_machine_counts() {
    String waiting =
        Door.state(
            "\"Type\": \"Task\", \"Resource\":"
                + " \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\", \"End\": true");

    assertThat(
            door.engine
                .validateStateMachineDefinition(
                    new ValidateStateMachineDefinitionInput(
                        waiting, StateMachineType.EXPRESS, null, null))
                .diagnostics())
        .extracting(ValidateStateMachineDefinitionDiagnostic::message)
        .containsExactly(
            "Express state machine does not support '.waitForTaskToken' service integration ");
  }

  @Test
  void a_request_without_definition_or_with_too_many_results_is_refused() {
    Door.refused("ValidationException", "'definition'", () -> validate("", null, null));
    Door.refused("ValidationException", "'maxResults'", () -> validate(Door.PASS, null, 101));
    Door.refused("ValidationException", "'maxResults'", () -> validate(Door.PASS, null, -1));
  }
}
