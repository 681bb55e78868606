package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** The version that is now there for the revision. */
public record PublishStateMachineVersionOutput(
    Instant creationDate, String stateMachineVersionArn) {}
