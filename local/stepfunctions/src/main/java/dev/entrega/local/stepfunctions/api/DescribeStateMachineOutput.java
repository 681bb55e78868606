package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state machine as it stands now. */
public record DescribeStateMachineOutput(
    String stateMachineArn,
    String name,
    StateMachineStatus status,
    String definition,
    String roleArn,
    StateMachineType type,
    Instant creationDate,
    LoggingConfiguration loggingConfiguration,
    TracingConfiguration tracingConfiguration,
    @Nullable String revisionId) {}
