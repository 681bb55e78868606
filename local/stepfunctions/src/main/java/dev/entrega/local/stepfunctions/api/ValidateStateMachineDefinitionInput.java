package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * A definition to look at.
 *
 * @param type of which state machines it shall be; standard ones where absent
 * @param severity errors alone where absent, or warnings, too
 * @param maxResults 100 where absent or 0
 */
public record ValidateStateMachineDefinitionInput(
    @Member(required = true, min = 1, max = 1048576, sensitive = true) @Nullable String definition,
    @Nullable StateMachineType type,
    @Nullable ValidateStateMachineDefinitionSeverity severity,
    @Member(max = 100) @Nullable Integer maxResults) {}
