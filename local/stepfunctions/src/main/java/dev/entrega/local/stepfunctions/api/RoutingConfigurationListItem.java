package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** A version, and how many executions of a hundred an alias gives it. */
public record RoutingConfigurationListItem(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineVersionArn,
    @Member(required = true, max = 100) @Nullable Integer weight) {}
