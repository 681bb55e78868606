package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the state machine or the activity whose tags are asked for. */
public record ListTagsForResourceInput(
    @Member(required = true, min = 1, max = 256) @Nullable String resourceArn) {}
