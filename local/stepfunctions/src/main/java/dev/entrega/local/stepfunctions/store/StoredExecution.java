package dev.entrega.local.stepfunctions.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an execution before anything happens in it.
 *
 * @param stateMachine as it was when the execution began
 * @param input a JSON text
 */
public record StoredExecution(
    String arn,
    String name,
    StoredStateMachine stateMachine,
    String input,
    Instant startDate,
    @Nullable String traceHeader) {}
