package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** When the execution stopped. */
public record StopExecutionOutput(Instant stopDate) {}
