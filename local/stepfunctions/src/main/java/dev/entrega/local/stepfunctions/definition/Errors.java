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
   * Whether an error is among them. Nothing answers {@code States.Runtime}, not even its name;
   * {@code States.ALL} means every other error but one of too large data, which its name answers;
   * {@code States.TaskFailed} means every one of those but a timeout.
   */
  public boolean include(StatesError error) {
    String name = error.error() == null ? "" : error.error();
    return !name.equals(StatesError.RUNTIME)
        && names.stream().anyMatch(expected -> matches(expected, name));
  }

  private static boolean matches(String expected, String name) {
    return switch (expected) {
      case ALL -> !name.equals(StatesError.DATA_LIMIT_EXCEEDED);
      case TASK_FAILED ->
          !name.equals(StatesError.DATA_LIMIT_EXCEEDED)
              && !name.equals(StatesError.TIMEOUT)
              && !name.equals(HEARTBEAT_TIMEOUT);
      case StatesError.TIMEOUT -> name.equals(expected) || name.equals(HEARTBEAT_TIMEOUT);
      default -> name.equals(expected);
    };
  }
}
