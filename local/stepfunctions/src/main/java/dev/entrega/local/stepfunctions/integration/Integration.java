package dev.entrega.local.stepfunctions.integration;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One action of one service, as a Task state calls it: {@code sqs:sendMessage}, {@code
 * sns:publish}, {@code lambda:invoke}. Whether the state then waits for a task token is the
 * engine's business, not the integration's.
 */
@FunctionalInterface
public interface Integration {

  /**
   * Calls the action and returns what the service answered, in the shape that AWS gives a Task's
   * result.
   *
   * @param arguments the state's {@code Parameters}, evaluated; any task token is already inside
   * @throws TaskFailed the service said no; the error name is what {@code Retry} and {@code Catch}
   *     match
   * @throws InterruptedException the state timed out or the execution was stopped
   */
  JsonNode call(JsonNode arguments) throws TaskFailed, InterruptedException;

  /** The same, for an action that asks who calls it. */
  default JsonNode call(JsonNode arguments, Caller caller) throws TaskFailed, InterruptedException {
    return call(arguments);
  }

  /**
   * The names of the parameters that it takes; as AWS does, the engine leaves out all others, in
   * the history too. Any at all where absent.
   */
  default @Nullable Set<String> parameters() {
    return null;
  }

  /**
   * Why the action could not even be called with those arguments, in AWS's words, for example
   * {@code The field 'QueueUrl' is required but was missing}; nothing where it can.
   */
  default List<String> problems(JsonNode arguments) {
    return List.of();
  }
}
