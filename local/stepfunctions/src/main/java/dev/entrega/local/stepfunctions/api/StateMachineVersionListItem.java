package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** A line of ListStateMachineVersions. */
public record StateMachineVersionListItem(String stateMachineVersionArn, Instant creationDate) {}
