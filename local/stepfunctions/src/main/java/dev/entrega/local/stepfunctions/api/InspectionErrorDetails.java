package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Which Retrier or Catcher answers an error, counted from 0. */
public record InspectionErrorDetails(
    @Nullable Integer catchIndex,
    @Nullable Integer retryIndex,
    @Nullable Integer retryBackoffIntervalSeconds) {}
