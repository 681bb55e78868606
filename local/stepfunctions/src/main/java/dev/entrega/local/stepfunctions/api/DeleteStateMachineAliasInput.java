package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Names the alias to delete; one that is not there is no error. */
public record DeleteStateMachineAliasInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineAliasArn) {}
