package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the activity to delete; one that is not there is no error. */
public record DeleteActivityInput(
    @Member(required = true, min = 1, max = 256) @Nullable String activityArn) {}
