package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the state machine to delete; one that is not there is no error. */
public record DeleteStateMachineInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn) {}
