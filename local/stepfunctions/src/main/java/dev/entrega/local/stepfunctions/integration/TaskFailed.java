package dev.entrega.local.stepfunctions.integration;

/**
 * A Task's service said no; a value of the States Language rather than a fault of ours, hence
 * checked.
 */
public final class TaskFailed extends Exception {

  private final String error;
  private final String cause;

  /**
   * Names the error as AWS does.
   *
   * @param error for example {@code SNS.NotFoundException}, {@code Lambda.ServiceException}, or the
   *     class name that a function threw
   * @param cause for people
   */
  public TaskFailed(String error, String cause) {
    super(error + ": " + cause);
    this.error = error;
    this.cause = cause;
  }

  /** The name that {@code Retry} and {@code Catch} match. */
  public String error() {
    return error;
  }

  /** For people. */
  public String cause() {
    return cause;
  }
}
