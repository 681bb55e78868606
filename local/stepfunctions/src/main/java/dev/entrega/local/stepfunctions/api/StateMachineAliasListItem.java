package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** A line of ListStateMachineAliases. */
public record StateMachineAliasListItem(String stateMachineAliasArn, Instant creationDate) {}
