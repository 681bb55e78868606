package dev.entrega.local.aws.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code aws-sdk:sfn:describeExecution} and {@code aws-sdk:sfn:stopExecution}. The integrations
 * named {@code aws-sdk} are AWS's SDK for Java as JSON: fields begin with a capital letter, a
 * moment is an ISO 8601 text, an error is {@code Sfn.} and the name of the SDK's exception, and
 * nothing is told of the call itself.
 */
final class StepFunctionsTasks {

  private static final String EXECUTION_ARN = "ExecutionArn";
  private static final JsonMapper SDK =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final Supplier<StepFunctions> door;

  /** The engine is asked for at each call, since it takes its integrations before it is there. */
  StepFunctionsTasks(Supplier<StepFunctions> door) {
    this.door = door;
  }

  JsonNode describeExecution(JsonNode node) throws TaskFailed {
    var arguments = arguments(node, Set.of(EXECUTION_ARN));
    var request = new DescribeExecutionInput(arguments.text(EXECUTION_ARN));
    return answer(arguments, () -> door.get().describeExecution(request));
  }

  JsonNode stopExecution(JsonNode node) throws TaskFailed {
    var arguments = arguments(node, Set.of(EXECUTION_ARN, "Error", "Cause"));
    var request =
        new StopExecutionInput(
            arguments.text(EXECUTION_ARN), arguments.text("Error"), arguments.text("Cause"));
    return answer(arguments, () -> door.get().stopExecution(request));
  }

  private static Arguments arguments(JsonNode node, Set<String> known) throws TaskFailed {
    var arguments = new Arguments("Sfn", node);
    arguments.allowOnly(known);
    return arguments;
  }

  private static JsonNode answer(Arguments arguments, Supplier<Object> call) throws TaskFailed {
    try {
      return SDK.valueToTree(call.get());
    } catch (StepFunctionsException e) {
      var message = e.getMessage();
      throw arguments.failed(AwsError.badRequest(e.code(), message == null ? e.code() : message));
    }
  }
}
