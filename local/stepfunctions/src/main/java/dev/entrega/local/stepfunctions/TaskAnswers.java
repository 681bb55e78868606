package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.execution.TaskTokens;
import org.jspecify.annotations.Nullable;

/** Takes what workers say of the tasks whose tokens they have, and refuses what nobody awaits. */
final class TaskAnswers {

  private final Executions executions;
  private final Records records;

  TaskAnswers(Executions executions, Records records) {
    this.executions = executions;
    this.records = records;
  }

  void succeed(SendTaskSuccessInput request) {
    String token = token(request.taskToken());
    taken(token, executions.succeed(token, Requests.output(request.output())));
  }

  void fail(SendTaskFailureInput request) {
    String token = token(request.taskToken());
    taken(token, executions.fail(token, request.error(), request.cause()));
  }

  void beat(SendTaskHeartbeatInput request) {
    String token = token(request.taskToken());
    taken(token, executions.beat(token));
  }

  private static String token(@Nullable String taskToken) {
    String token = Requests.required(taskToken, "taskToken");
    if (TaskTokens.executionOf(token) == null) {
      throw Requests.invalidToken();
    }
    return token;
  }

  private void taken(String token, boolean taken) {
    if (!taken) {
      throw records.refusal(token);
    }
  }
}
