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

  private final @Nullable String error;
  private final @Nullable String cause;
  private final boolean nameless;

  private StatesError(@Nullable String error, @Nullable String cause, boolean nameless) {
    super(error + ": " + cause, null, false, false);
    this.error = error;
    this.cause = cause;
    this.nameless = nameless;
  }

  /** An error as a task, a branch or a Fail state names it. */
  public static StatesError of(@Nullable String error, @Nullable String cause) {
    return new StatesError(error, cause, false);
  }

  /** An error in the state itself; its cause is to name the state, see {@link #in}. */
  public static StatesError within(String error, String cause) {
    return new StatesError(error, cause, true);
  }

  /** A {@code States.Runtime} in the state itself. */
  public static StatesError runtime(String cause) {
    return within(RUNTIME, cause);
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

  /** For people. */
  public @Nullable String cause() {
    return cause;
  }
}
