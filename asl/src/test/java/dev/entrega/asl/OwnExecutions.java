package dev.entrega.asl;

import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code aws-sdk:sfn} answers about the executions of the same engine, as far as the workflows
 * read it; an old answer may come first, since on AWS reads lag.
 */
final class OwnExecutions {

  private static final JsonMapper JSON = new JsonMapper();

  private final Supplier<StepFunctions> stepFunctions;
  private final Deque<String> first = new ArrayDeque<>();

  OwnExecutions(Supplier<StepFunctions> stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  void firstSays(String... statuses) {
    first.addAll(List.of(statuses));
  }

  JsonNode describe(JsonNode arguments) throws TaskFailed {
    try {
      var found = stepFunctions.get().describeExecution(new DescribeExecutionInput(arn(arguments)));
      var old = first.poll();
      return JSON.createObjectNode()
          .put("Status", old == null ? found.status().toString() : old)
          .put("Input", found.input());
    } catch (StepFunctionsException e) {
      throw failed(e);
    }
  }

  JsonNode stop(JsonNode arguments) throws TaskFailed {
    try {
      var stopped =
          stepFunctions
              .get()
              .stopExecution(
                  new StopExecutionInput(
                      arn(arguments),
                      arguments.get("Error").stringValue(),
                      arguments.get("Cause").stringValue()));
      return JSON.createObjectNode().put("StopDate", stopped.stopDate().toString());
    } catch (StepFunctionsException e) {
      throw failed(e);
    }
  }

  private static String arn(JsonNode arguments) {
    return arguments.get("ExecutionArn").stringValue();
  }

  private static TaskFailed failed(StepFunctionsException e) {
    return new TaskFailed("Sfn." + e.code() + "Exception", String.valueOf(e.getMessage()));
  }
}
