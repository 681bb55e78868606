package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What shall change; what is absent stays as it is. */
public record UpdateStateMachineInput(
    @Nullable String stateMachineArn,
    @Nullable String definition,
    @Nullable String roleArn,
    @Nullable LoggingConfiguration loggingConfiguration,
    @Nullable TracingConfiguration tracingConfiguration) {}
