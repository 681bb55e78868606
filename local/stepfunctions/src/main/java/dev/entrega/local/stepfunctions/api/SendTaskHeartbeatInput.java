package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** The sign of life of a task that is still worked on. */
public record SendTaskHeartbeatInput(
    @Member(required = true, min = 1, max = 2048) @Nullable String taskToken) {}
