package dev.entrega.local.aws.lambda;

/** How a call of a function ended; both are JSON. */
public sealed interface Outcome {

  /**
   * It returned.
   *
   * @param payload its result as JSON, {@code null} where it has none
   */
  record Returned(String payload) implements Outcome {}

  /**
   * It threw.
   *
   * @param errorType the exception's class
   * @param payload {@code {errorMessage, errorType, stackTrace}} as JSON
   */
  record Threw(String errorType, String payload) implements Outcome {}
}
