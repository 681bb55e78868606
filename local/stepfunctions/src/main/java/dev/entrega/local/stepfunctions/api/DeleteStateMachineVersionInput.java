package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the version to delete; one that is not there is no error. */
public record DeleteStateMachineVersionInput(
    @Member(required = true, min = 1, max = 2000) @Nullable String stateMachineVersionArn) {}
