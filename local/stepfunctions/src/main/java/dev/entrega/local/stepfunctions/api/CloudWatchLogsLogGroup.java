package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** A log group by its ARN. */
public record CloudWatchLogsLogGroup(@Nullable String logGroupArn) {}
