package dev.entrega.messaging.tasks;

/**
 * How a task ended, from the worker's point of view.
 *
 * @param <O> the type of the output
 */
public sealed interface TaskOutcome<O> {

  /** The task is done; the output goes back to the workflow as JSON. */
  static <O> TaskOutcome<O> succeeded(O output) {
    return new Succeeded<>(output);
  }

  /**
   * The task is done, and the answer is no.
   *
   * @param error dotted and stable, for example {@code Payment.Declined}; what the workflow catches
   * @param cause for people
   */
  static <O> TaskOutcome<O> failed(String error, String cause) {
    return new Failed<>(error, cause);
  }

  /** The token is stored; the answer comes when the outside world speaks. */
  static <O> TaskOutcome<O> deferred() {
    return new Deferred<>();
  }

  /** See {@link TaskOutcome#succeeded}. */
  record Succeeded<O>(O output) implements TaskOutcome<O> {}

  /** See {@link TaskOutcome#failed}. */
  record Failed<O>(String error, String cause) implements TaskOutcome<O> {}

  /** See {@link TaskOutcome#deferred}. */
  record Deferred<O>() implements TaskOutcome<O> {}
}
