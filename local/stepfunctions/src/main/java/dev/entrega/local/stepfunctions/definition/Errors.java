package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.StatesError;
import java.util.List;

/**
 * The {@code ErrorEquals} of a Retrier or Catcher.
 *
 * @param names as written
 */
public record Errors(List<String> names) {

  static final String ALL = "States.ALL";

  private static final String TASK_FAILED = "States.TaskFailed";
  private static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";

  /**
   * Whether an error is among them. {@code States.ALL} means every error but those that end an
   * execution for good, {@code States.TaskFailed} every one of those but a timeout.
   */
  public boolean include(StatesError error) {
    String name = error.error() == null ? "" : error.error();
    return names.stream().anyMatch(expected -> matches(expected, name));
  }

  private static boolean matches(String expected, String name) {
    return switch (expected) {
      case ALL -> !isTerminal(name);
      case TASK_FAILED ->
          !isTerminal(name) && !name.equals(StatesError.TIMEOUT) && !name.equals(HEARTBEAT_TIMEOUT);
      case StatesError.TIMEOUT -> name.equals(expected) || name.equals(HEARTBEAT_TIMEOUT);
      default -> name.equals(expected);
    };
  }

  private static boolean isTerminal(String name) {
    return name.equals(StatesError.RUNTIME) || name.equals(StatesError.DATA_LIMIT_EXCEEDED);
  }
}
