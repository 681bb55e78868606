package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ARN of the state machine that is now there, and of the version that was published. */
public record CreateStateMachineOutput(
    String stateMachineArn, Instant creationDate, @Nullable String stateMachineVersionArn) {}
