package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state machine as it was when the execution began. */
public record DescribeStateMachineForExecutionOutput(
    String stateMachineArn,
    String name,
    String definition,
    String roleArn,
    Instant updateDate,
    LoggingConfiguration loggingConfiguration,
    TracingConfiguration tracingConfiguration,
    @Nullable String revisionId) {}
