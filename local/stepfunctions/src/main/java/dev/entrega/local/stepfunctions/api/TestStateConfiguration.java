package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * What a tested state has been through before.
 *
 * @param retrierRetryCount how often the Retrier that answers has tried already
 * @param errorCausedByState the inner state of a Map or Parallel with which the mocked error began
 * @param mapIterationFailureCount how many items of a Map have failed
 * @param mapItemReaderData what an ItemReader would have read
 */
public record TestStateConfiguration(
    @Nullable Integer retrierRetryCount,
    @Nullable String errorCausedByState,
    @Nullable Integer mapIterationFailureCount,
    @Nullable String mapItemReaderData) {

  /** Nothing. */
  public static final TestStateConfiguration NONE =
      new TestStateConfiguration(null, null, null, null);
}
