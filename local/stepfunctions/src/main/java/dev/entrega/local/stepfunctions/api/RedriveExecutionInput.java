package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * Names the execution to take up again.
 *
 * @param clientToken the same one again within 15 minutes takes nothing up, and is answered alike
 */
public record RedriveExecutionInput(
    @Member(required = true, min = 1, max = 256) @Nullable String executionArn,
    @Member(min = 1, max = 64, pattern = "[!-~]+") @Nullable String clientToken) {}
