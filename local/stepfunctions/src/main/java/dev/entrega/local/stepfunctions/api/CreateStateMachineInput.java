package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What CreateStateMachine takes; {@code type} is STANDARD where absent. */
public record CreateStateMachineInput(
    @Nullable String name,
    @Nullable String definition,
    @Nullable String roleArn,
    @Nullable StateMachineType type,
    @Nullable LoggingConfiguration loggingConfiguration,
    @Nullable TracingConfiguration tracingConfiguration) {}
