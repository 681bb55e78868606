package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** When the change took place. */
public record UpdateStateMachineAliasOutput(Instant updateDate) {}
