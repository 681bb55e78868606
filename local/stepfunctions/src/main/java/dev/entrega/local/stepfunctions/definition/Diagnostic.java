package dev.entrega.local.stepfunctions.definition;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a definition, or may be, in the words of AWS.
 *
 * @param code for example {@code SCHEMA_VALIDATION_FAILED}
 * @param location a JSON pointer, for example {@code /States/Charge/Resource}; absent where the
 *     whole is meant
 */
public record Diagnostic(
    Severity severity, String code, String message, @Nullable String location) {

  /** An error. */
  Diagnostic(String code, String message, @Nullable String location) {
    this(Severity.ERROR, code, message, location);
  }

  /** Whether the definition cannot be used at all. */
  public enum Severity {
    ERROR,
    WARNING
  }

  @Override
  public String toString() {
    return code + ": " + message + " at " + location;
  }
}
