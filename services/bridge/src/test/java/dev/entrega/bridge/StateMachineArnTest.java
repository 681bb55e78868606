package dev.entrega.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StateMachineArnTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:states:eu-west-1:123456789012:stateMachine:order-delivery,"
        + "arn:aws:states:eu-west-1:123456789012:execution:order-delivery:o-1",
    "arn:aws-cn:states:cn-north-1:123456789012:stateMachine:order-delivery:live,"
        + "arn:aws-cn:states:cn-north-1:123456789012:execution:order-delivery:o-1"
  })
  void an_execution_is_named_after_its_machine_without_an_alias(String machine, String execution) {
    assertThat(StateMachineArn.of("setting", machine).execution("o-1")).isEqualTo(execution);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "order-delivery", "arn:aws:sns:us-east-1:123456789012:order-status"})
  void anything_else_is_refused_with_the_name_of_the_setting(String value) {
    assertThatThrownBy(() -> StateMachineArn.of("bridge.state-machine-arn", value))
        .hasMessage(
            "Expected the setting bridge.state-machine-arn to be the ARN of a state machine, "
                + "but it was \""
                + value
                + "\"");
  }

  @Test
  void a_missing_one_is_called_missing() {
    assertThatThrownBy(() -> StateMachineArn.of("bridge.state-machine-arn", null))
        .hasMessage(
            "Expected the setting bridge.state-machine-arn to be the ARN of a state machine, "
                + "but it was missing");
  }
}
