package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** One place that AWS would log to. */
public record LogDestination(@Nullable CloudWatchLogsLogGroup cloudWatchLogsLogGroup) {}
