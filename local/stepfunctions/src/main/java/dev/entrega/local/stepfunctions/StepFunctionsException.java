package dev.entrega.local.stepfunctions;

import java.util.Map;

/** The door refuses a request, with the error code and the words of AWS. */
public final class StepFunctionsException extends RuntimeException {

  private final String code;
  private final Map<String, String> members;

  /**
   * Refuses.
   *
   * @param code AWS's name for the error, for example {@code ExecutionAlreadyExists}
   * @param message for people
   */
  public StepFunctionsException(String code, String message) {
    this(code, message, Map.of());
  }

  /**
   * Refuses.
   *
   * @param code AWS's name for the error, for example {@code ValidationException}
   * @param message for people
   * @param members what AWS's error tells beside its message, for example its {@code reason}
   */
  public StepFunctionsException(String code, String message, Map<String, String> members) {
    super(message);
    this.code = code;
    this.members = Map.copyOf(members);
  }

  /** AWS's name for the error; the wire's {@code __type}. */
  public String code() {
    return code;
  }

  /** What the error tells beside its message, by AWS's names for it. */
  public Map<String, String> members() {
    return members;
  }
}
