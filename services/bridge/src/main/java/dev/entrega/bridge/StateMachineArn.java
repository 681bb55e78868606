package dev.entrega.bridge;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which state machine, and what its executions are called.
 *
 * @param value for example {@code
 *     arn:aws:states:us-east-1:000000000000:stateMachine:order-delivery}; a version or an alias may
 *     follow
 */
record StateMachineArn(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("(arn:[^:]+:states:[^:]+:[^:]+):stateMachine:([^:]+)(:[^:]+)?");

  /**
   * Reads the value of a setting.
   *
   * @throws InvalidSetting naming the setting, if it is missing or no such ARN
   */
  static StateMachineArn of(String setting, @Nullable String value) {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new InvalidSetting(
          "Expected the setting "
              + setting
              + " to be the ARN of a state machine, but it was "
              + (value == null ? "missing" : "\"" + value + "\""));
    }
    return new StateMachineArn(value);
  }

  /** The ARN of the execution of that name, which bears no version and no alias. */
  String execution(String name) {
    return SHAPE.matcher(value).replaceFirst("$1:execution:$2:") + name;
  }
}
