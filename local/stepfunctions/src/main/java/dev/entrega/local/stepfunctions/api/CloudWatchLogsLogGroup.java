package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** A log group by its ARN, which ends in {@code :*}. */
public record CloudWatchLogsLogGroup(@Member(min = 1, max = 256) @Nullable String logGroupArn) {}
