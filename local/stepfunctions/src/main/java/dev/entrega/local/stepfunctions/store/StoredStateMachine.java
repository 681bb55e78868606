package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state machine at one revision.
 *
 * @param definition the text as its author sent it
 * @param updateDate when this revision came; the creation date for the first
 * @param revisionId absent for the first
 */
public record StoredStateMachine(
    String arn,
    String name,
    StateMachineType type,
    String definition,
    String roleArn,
    Instant creationDate,
    Instant updateDate,
    @Nullable String revisionId,
    LoggingConfiguration loggingConfiguration,
    TracingConfiguration tracingConfiguration) {}
