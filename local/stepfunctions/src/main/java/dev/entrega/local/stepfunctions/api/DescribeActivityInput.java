package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the activity to describe. */
public record DescribeActivityInput(
    @Member(required = true, min = 1, max = 256) @Nullable String activityArn) {}
