package dev.entrega.local.stepfunctions.teststate;

import dev.entrega.local.stepfunctions.api.InspectionErrorDetails;
import dev.entrega.local.stepfunctions.api.TestExecutionStatus;
import dev.entrega.local.stepfunctions.api.TestStateOutput;
import dev.entrega.local.stepfunctions.execution.StateTrial;
import dev.entrega.local.stepfunctions.execution.StateTrial.Ending;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the caller of TestState is told. */
final class Report {

  private Report() {}

  static TestStateOutput of(Ending ending) {
    return switch (ending) {
      case Ending.Succeeded(var output, var next, _) ->
          new TestStateOutput(output.text(), null, null, null, next, TestExecutionStatus.SUCCEEDED);
      case Ending.Retriable(var error, _, _) -> failed(error, TestExecutionStatus.RETRIABLE);
      case Ending.Caught(var error, _, var output, var next) ->
          new TestStateOutput(
              output.text(),
              error.error(),
              error.cause(),
              null,
              next,
              TestExecutionStatus.CAUGHT_ERROR);
      case Ending.Failed(var error) -> failed(error, TestExecutionStatus.FAILED);
      case Ending.Refused(var why) -> throw new IllegalStateException(why);
    };
  }

  private static TestStateOutput failed(StatesError error, TestExecutionStatus status) {
    return new TestStateOutput(null, error.error(), error.cause(), null, null, status);
  }

  static TestStateOutput of(Ending ending, StateTrial.Given given, Inspection inspection) {
    TestStateOutput plain = of(ending);
    return new TestStateOutput(
        plain.output(),
        plain.error(),
        plain.cause(),
        inspection.data(given.state(), given.input(), variables(ending, given), details(ending)),
        plain.nextState(),
        plain.status());
  }

  private static @Nullable InspectionErrorDetails details(Ending ending) {
    return switch (ending) {
      case Ending.Retriable(_, var index, var backoff) ->
          new InspectionErrorDetails(null, index, (int) backoff.toSeconds());
      case Ending.Caught(_, var index, _, _) -> new InspectionErrorDetails(index, null, null);
      case Ending.Succeeded _, Ending.Failed _, Ending.Refused _ -> null;
    };
  }

  private static @Nullable String variables(Ending ending, StateTrial.Given given) {
    var all = new LinkedHashMap<>(given.variables());
    if (ending instanceof Ending.Succeeded(_, _, var assigned)) {
      all.putAll(assigned);
    }
    if (all.isEmpty()) {
      return null;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    all.forEach((name, value) -> object.set(name, value.json()));
    return Payload.of(object).text();
  }
}
