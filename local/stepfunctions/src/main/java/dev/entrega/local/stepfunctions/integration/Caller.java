package dev.entrega.local.stepfunctions.integration;

import org.jspecify.annotations.Nullable;

/**
 * Who calls an action.
 *
 * @param executionArn the execution whose task it is
 * @param stateMachineArn that execution's state machine
 * @param attempt names this attempt of this task, and no other, ever; the same after a restart
 * @param roleArn the role that the task's {@code Credentials} name
 * @param http is shown what is sent and received by HTTP
 */
public record Caller(
    String executionArn,
    String stateMachineArn,
    String attempt,
    @Nullable String roleArn,
    HttpObserver http) {}
