package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** A line of ListStateMachines. */
public record StateMachineListItem(
    String stateMachineArn, String name, StateMachineType type, Instant creationDate) {}
