package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags to put on a state machine or an activity. */
public record TagResourceInput(
    @Member(required = true, min = 1, max = 256) @Nullable String resourceArn,
    @Member(required = true) @Nullable List<Tag> tags) {}
