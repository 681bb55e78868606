package dev.entrega.local.stepfunctions;

/** The door refuses a request, with the error code and the words of AWS. */
public final class StepFunctionsException extends RuntimeException {

  private final String code;

  /**
   * Refuses.
   *
   * @param code AWS's name for the error, for example {@code ExecutionAlreadyExists}
   * @param message for people
   */
  public StepFunctionsException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** AWS's name for the error; the wire's {@code __type}. */
  public String code() {
    return code;
  }
}
