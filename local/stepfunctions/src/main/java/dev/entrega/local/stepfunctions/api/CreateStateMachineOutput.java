package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** The ARN of the state machine that is now there. */
public record CreateStateMachineOutput(String stateMachineArn, Instant creationDate) {}
