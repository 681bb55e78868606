package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** One thing that is wrong with a definition, or may be; {@code location} names the field. */
public record ValidateStateMachineDefinitionDiagnostic(
    ValidateStateMachineDefinitionSeverity severity,
    String code,
    String message,
    @Nullable String location) {}
