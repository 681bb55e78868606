package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** When the execution was taken up again. */
public record RedriveExecutionOutput(Instant redriveDate) {}
