package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * Names the state machine to publish as it stands now.
 *
 * @param revisionId the revision it must stand at; {@code INITIAL} is the first
 */
public record PublishStateMachineVersionInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn,
    @Nullable String revisionId,
    @Member(max = 256, sensitive = true) @Nullable String description) {}
