package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state machine as it stands now, or one of its versions.
 *
 * @param label of the Map whose states these are, where the ARN names one
 * @param variableReferences the variables that states use, by the states' names; absent where none
 *     does
 */
public record DescribeStateMachineOutput(
    String stateMachineArn,
    String name,
    @Nullable StateMachineStatus status,
    String definition,
    String roleArn,
    StateMachineType type,
    Instant creationDate,
    @Nullable LoggingConfiguration loggingConfiguration,
    @Nullable TracingConfiguration tracingConfiguration,
    @Nullable String label,
    @Nullable String revisionId,
    @Nullable String description,
    @Nullable EncryptionConfiguration encryptionConfiguration,
    @Nullable Map<String, List<String>> variableReferences) {}
