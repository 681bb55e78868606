package dev.entrega.local.stepfunctions.teststate;

import dev.entrega.local.stepfunctions.api.MockErrorOutput;
import dev.entrega.local.stepfunctions.api.MockInput;
import dev.entrega.local.stepfunctions.api.MockResponseValidationMode;
import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.execution.Mocks;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.integration.ServiceApis;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a mock, and refuses one that the state could not get from what it calls or runs. */
final class Mock {

  private Mock() {}

  /** The answer that a mock means; nothing where there is none. */
  static Mocks.@Nullable Answer read(@Nullable MockInput mock, State state, ServiceApis apis)
      throws TestStateRefused {
    if (mock == null) {
      return null;
    }
    if (!(state instanceof State.Fallible fallible)) {
      throw TestStateRefused.invalid(
          "State type '%s' is not supported when a mock is specified"
              .formatted(Subject.type(state)));
    }
    MockErrorOutput error = mock.errorOutput();
    if ((error == null) == (mock.result() == null)) {
      throw TestStateRefused.invalid("A mock must have exactly one of result and errorOutput");
    }
    if (error != null) {
      return new Mocks.Answer.Throws(text(error.error()), text(error.cause()));
    }
    JsonNode result = json(text(mock.result()));
    check(result, mock, fallible, apis);
    return new Mocks.Answer.Returns(result);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static JsonNode json(String text) throws TestStateRefused {
    try {
      return Payload.parse(text).json();
    } catch (JacksonException _) {
      throw TestStateRefused.invalid("Mocked result must be valid JSON");
    }
  }

  private static void check(JsonNode result, MockInput mock, State.Fallible state, ServiceApis apis)
      throws TestStateRefused {
    switch (state) {
      case State.Map(_, _, _, _, MapMode.Distributed mode, _, _, _) when mode.writer() != null -> {
        if (!result.isObject()) {
          throw TestStateRefused.invalid("Mocked result must be a JSON object.");
        }
      }
      case State.Map _, State.Parallel _ -> {
        if (!result.isArray()) {
          throw TestStateRefused.invalid("Mocked result must be an array.");
        }
      }
      case State.Task task -> {
        String complaint =
            mock.fieldValidationMode() == MockResponseValidationMode.NONE || result.isNull()
                ? null
                : complaint(
                    task.resource(),
                    result,
                    mock.fieldValidationMode() != MockResponseValidationMode.PRESENT,
                    apis);
        if (complaint != null) {
          throw TestStateRefused.invalid("Mock result schema validation error: " + complaint);
        }
      }
    }
  }

  /** A function's answer is its own, and so is that of whoever has a token. */
  private static @Nullable String complaint(
      Resource resource, JsonNode result, boolean strict, ServiceApis apis) {
    return resource instanceof Resource.Service service && !service.waitsForToken()
        ? apis.complaint(service.service(), service.resource(), result, strict)
        : null;
  }
}
