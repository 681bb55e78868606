package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** The ARN of the alias that is now there. */
public record CreateStateMachineAliasOutput(String stateMachineAliasArn, Instant creationDate) {}
