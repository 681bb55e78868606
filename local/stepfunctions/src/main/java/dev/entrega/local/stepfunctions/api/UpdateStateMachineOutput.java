package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the change took place, and the version that was published. */
public record UpdateStateMachineOutput(
    Instant updateDate, @Nullable String revisionId, @Nullable String stateMachineVersionArn) {}
