package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Asks an activity for a task, in the name of a worker. */
public record GetActivityTaskInput(
    @Member(required = true, min = 1, max = 256) @Nullable String activityArn,
    @Member(min = 1, max = 80) @Nullable String workerName) {}
