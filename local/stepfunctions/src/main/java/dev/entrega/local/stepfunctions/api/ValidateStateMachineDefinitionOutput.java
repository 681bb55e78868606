package dev.entrega.local.stepfunctions.api;

import java.util.List;

/**
 * What was found in a definition.
 *
 * @param truncated whether there is more than was asked for
 */
public record ValidateStateMachineDefinitionOutput(
    ValidateStateMachineDefinitionResultCode result,
    List<ValidateStateMachineDefinitionDiagnostic> diagnostics,
    boolean truncated) {}
