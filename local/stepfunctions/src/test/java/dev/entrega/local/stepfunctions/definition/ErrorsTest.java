package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.expression.StatesError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          States.ALL              | Custom                                  | true
          States.ALL              | States.Timeout                          | true
          States.ALL              | States.HeartbeatTimeout                 | true
          States.ALL              | States.Permissions                      | true
          States.ALL              | States.IntrinsicFailure                 | true
          States.ALL              | States.NoChoiceMatched                  | true
          States.ALL              | States.ResultPathMatchFailure           | true
          States.ALL              | States.ExceedToleratedFailureThreshold  | true
          States.ALL              | States.QueryEvaluationError             | true
          States.ALL              | States.DataLimitExceeded                | false
          States.ALL              | States.Runtime                          | false
          States.TaskFailed       | Custom                                  | true
          States.TaskFailed       | States.Permissions                      | true
          States.TaskFailed       | States.Timeout                          | false
          States.TaskFailed       | States.HeartbeatTimeout                 | false
          States.TaskFailed       | States.DataLimitExceeded                | false
          States.TaskFailed       | States.Runtime                          | false
          States.Timeout          | States.Timeout                          | true
          States.Timeout          | States.HeartbeatTimeout                 | true
          States.HeartbeatTimeout | States.Timeout                          | false
          States.DataLimitExceeded | States.DataLimitExceeded               | true
          States.Runtime          | States.Runtime                          | false
          Custom                  | Custom                                  | true
          Custom                  | Customs                                 | false
          """)
  void a_name_includes(String name, String error, boolean expected) {
    assertThat(new Errors(List.of(name)).include(StatesError.of(error, null))).isEqualTo(expected);
  }

  @Test
  void an_error_without_a_name_is_one_of_all() {
    assertThat(new Errors(List.of("States.ALL")).include(StatesError.of(null, null))).isTrue();
  }
}
