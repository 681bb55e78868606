package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * What TestState takes.
 *
 * @param definition a state, or a state machine together with {@code stateName}
 * @param roleArn may be absent where the state calls nothing, or is mocked
 * @param input a JSON text; an empty object where absent
 * @param variables a JSON object, with the values of variables that are set before
 * @param context a JSON object, in the place of the context object that the engine would make
 */
public record TestStateInput(
    @Member(required = true, min = 1, max = 1048576, sensitive = true) @Nullable String definition,
    @Member(min = 1, max = 256) @Nullable String roleArn,
    @Member(max = 262144, bytes = true, sensitive = true) @Nullable String input,
    @Nullable InspectionLevel inspectionLevel,
    @Nullable Boolean revealSecrets,
    @Member(max = 262144, bytes = true, sensitive = true) @Nullable String variables,
    @Member(min = 1, max = 80, sensitive = true) @Nullable String stateName,
    @Nullable MockInput mock,
    @Member(max = 262144, bytes = true, sensitive = true) @Nullable String context,
    @Nullable TestStateConfiguration stateConfiguration) {}
