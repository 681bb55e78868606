package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state machine as it was when the execution began. */
public record DescribeStateMachineForExecutionOutput(
    String stateMachineArn,
    String name,
    String definition,
    String roleArn,
    Instant updateDate,
    @Nullable LoggingConfiguration loggingConfiguration,
    @Nullable TracingConfiguration tracingConfiguration,
    @Nullable String mapRunArn,
    @Nullable String label,
    @Nullable String revisionId,
    @Nullable EncryptionConfiguration encryptionConfiguration,
    @Nullable Map<String, List<String>> variableReferences) {}
