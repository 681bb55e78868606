package dev.entrega.messaging.tasks;

import dev.entrega.messaging.contracts.Json;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Answers by SendTaskSuccess and SendTaskFailure. A fault of AWS flies as the SDK throws it. */
final class StepFunctionsAnswers implements TaskAnswers {

  /** What AWS takes, in characters. */
  private static final int LONGEST_ERROR = 256;

  private static final int LONGEST_CAUSE = 32_768;

  private final SfnClient stepFunctions;

  StepFunctionsAnswers(SfnClient stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  @Override
  public Answer succeed(String taskToken, Object output) {
    var json = Json.MAPPER.writeValueAsString(output);
    return answer(
        () -> stepFunctions.sendTaskSuccess(request -> request.taskToken(taskToken).output(json)));
  }

  @Override
  public Answer fail(String taskToken, String error, String cause) {
    return answer(() ->
        stepFunctions.sendTaskFailure(request ->
            request
                .taskToken(taskToken)
                .error(cut(error, LONGEST_ERROR))
                .cause(cut(cause, LONGEST_CAUSE))));
  }

  private static Answer answer(Runnable call) {
    try {
      call.run();
      return Answer.ACCEPTED;
    } catch (TaskTimedOutException | TaskDoesNotExistException ended) {
      return Answer.TOO_LATE;
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
