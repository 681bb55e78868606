package dev.entrega.local.stepfunctions.expression;

import org.jspecify.annotations.Nullable;

/**
 * An error of the States Language, which {@code Retry} and {@code Catch} may answer; checked,
 * because such errors are part of the language.
 */
public final class StatesError extends Exception {

  /** Something in the state or its data is wrong; {@code States.ALL} does not catch it. */
  public static final String RUNTIME = "States.Runtime";

  /** A payload is too large; {@code States.ALL} does not catch it. */
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

  /** A task or an execution took too long. */
  public static final String TIMEOUT = "States.Timeout";

  /** An expression of JSONata means nothing here, or not what it should. */
  public static final String QUERY_EVALUATION = "States.QueryEvaluationError";

  private final @Nullable String error;
  private final @Nullable String cause;
  private final boolean nameless;
  private final @Nullable Evaluation evaluation;

  private StatesError(
      @Nullable String error,
      @Nullable String cause,
      boolean nameless,
      @Nullable Evaluation evaluation) {
    super(error + ": " + cause, null, false, false);
    this.error = error;
    this.cause = cause;
    this.nameless = nameless;
    this.evaluation = evaluation;
  }

  /**
   * That an error came from the evaluation of a field of a JSONata state.
   *
   * @param location the field, for example {@code Output/total}
   */
  public record Evaluation(@Nullable String location) {}

  /** An error as a task, a branch or a Fail state names it. */
  public static StatesError of(@Nullable String error, @Nullable String cause) {
    return new StatesError(error, cause, false, null);
  }

  /** An error that a history tells, with a cause that names the state where it is to. */
  public static StatesError recorded(
      @Nullable String error, @Nullable String cause, @Nullable Evaluation evaluation) {
    return new StatesError(error, cause, false, evaluation);
  }

  /** An error in the state itself; its cause is to name the state, see {@link #in}. */
  public static StatesError within(String error, String cause) {
    return new StatesError(error, cause, true, null);
  }

  /** A {@code States.Runtime} in the state itself. */
  public static StatesError runtime(String cause) {
    return within(RUNTIME, cause);
  }

  /** A {@code States.QueryEvaluationError} in a field of the state itself. */
  public static StatesError ofQuery(@Nullable String location, String cause) {
    return new StatesError(QUERY_EVALUATION, cause, true, new Evaluation(location));
  }

  /** The same error, whose cause names the state where AWS does so. */
  public StatesError in(String state, long enteredEventId) {
    return nameless
        ? of(
            error,
            "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(state, enteredEventId, cause))
        : this;
  }

  /** The name that {@code Retry} and {@code Catch} match; a Fail state may leave it out. */
  public @Nullable String error() {
    return error;
  }

  /** Where in the state's own fields it came from; absent for most errors. */
  public @Nullable Evaluation evaluation() {
    return evaluation;
  }

  /** For people. */
  public @Nullable String cause() {
    return cause;
  }
}
