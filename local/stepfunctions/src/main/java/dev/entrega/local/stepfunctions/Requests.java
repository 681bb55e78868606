package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.expression.Payload;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Refuses what AWS refuses in requests, with its codes and words. */
final class Requests {

  private static final int LONGEST_NAME = 80;
  private static final Pattern BAD_IN_NAMES =
      Pattern.compile(
          "[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\\x{80}-\\x{9F}\\x{FFFE}\\x{FFFF}]");

  private Requests() {}

  /** What {@link Constraints} has found to be there. */
  static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new StepFunctionsException(
          "ValidationException",
          "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
              .formatted(field));
    }
    return value;
  }

  static String name(@Nullable String value) {
    String name = required(value, "name");
    if (name.length() > LONGEST_NAME || BAD_IN_NAMES.matcher(name).find()) {
      throw new StepFunctionsException("InvalidName", "Invalid Name: '" + name + "'");
    }
    return name;
  }

  static Payload input(@Nullable String text) {
    return payload(
        text == null ? "{}" : text,
        "InvalidExecutionInput",
        "Invalid State Machine Execution Input: '%s'");
  }

  static Payload output(@Nullable String text) {
    return payload(required(text, "output"), "InvalidOutput", "Invalid Output: '%s'");
  }

  private static Payload payload(String text, String code, String message) {
    try {
      return Payload.parse(text);
    } catch (JacksonException e) {
      throw new StepFunctionsException(code, message.formatted(e.getOriginalMessage()));
    }
  }

  static StepFunctionsException invalidToken() {
    return new StepFunctionsException("InvalidToken", "Invalid Token: 'Invalid token'");
  }

  static StepFunctionsException invalid(String message) {
    return new StepFunctionsException("ValidationException", message);
  }
}
