package dev.entrega.local.stepfunctions.definition;

/**
 * What is wrong with a definition, in the words of AWS.
 *
 * @param code for example {@code SCHEMA_VALIDATION_FAILED}
 * @param location a JSON pointer, for example {@code /States/Charge/Resource}
 */
public record Diagnostic(String code, String message, String location) {

  @Override
  public String toString() {
    return code + ": " + message + " at " + location;
  }
}
