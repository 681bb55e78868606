package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of tags to take off a state machine or an activity; those not there are no error. */
public record UntagResourceInput(
    @Member(required = true, min = 1, max = 256) @Nullable String resourceArn,
    @Member(required = true, eachMin = 1, eachMax = 128) @Nullable List<String> tagKeys) {}
