package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** The execution that runs now, or already ran with the same name and input. */
public record StartExecutionOutput(String executionArn, Instant startDate) {}
