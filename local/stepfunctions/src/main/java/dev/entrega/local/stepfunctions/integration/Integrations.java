package dev.entrega.local.stepfunctions.integration;

import java.util.Map;

/**
 * The actions that this runtime knows, by {@code service:action} as in {@code
 * arn:aws:states:::service:action}, and the one that a function's own ARN as {@code Resource}
 * means.
 *
 * @param actions for example {@code sqs:sendMessage}
 * @param functionByArn called with {@code {"FunctionName": arn, "Payload": input}}; the result is
 *     the function's output itself
 * @param buckets from which distributed Maps read and to which they write
 */
public record Integrations(
    Map<String, Integration> actions, Integration functionByArn, Buckets buckets) {

  /** Without an S3. */
  public Integrations(Map<String, Integration> actions, Integration functionByArn) {
    this(actions, functionByArn, Buckets.none());
  }

  /** None at all: for machines without tasks. */
  public static Integrations none() {
    return new Integrations(
        Map.of(),
        arguments -> {
          throw new TaskFailed("States.Runtime", "No functions are registered");
        });
  }
}
