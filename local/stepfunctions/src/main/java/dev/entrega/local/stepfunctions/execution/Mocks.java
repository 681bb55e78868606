package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.store.StoredExecution;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What answers the Tasks of executions in the place of services. */
@FunctionalInterface
public interface Mocks {

  /** Nothing: every Task calls its service. */
  Mocks NONE = (_, _, _) -> null;

  /**
   * The answer to a call; nothing where the service shall be called.
   *
   * @param state whose Task it is
   * @param call how many calls that state has made before in this execution, retries included
   */
  @Nullable Answer answer(StoredExecution execution, String state, int call);

  /** What a mocked service answers. */
  sealed interface Answer {

    /** The result of the Task. */
    record Returns(JsonNode result) implements Answer {}

    /** The error of the Task. */
    record Throws(String error, String cause) implements Answer {}
  }
}
