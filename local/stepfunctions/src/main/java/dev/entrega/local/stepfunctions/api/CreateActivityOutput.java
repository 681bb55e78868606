package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** The ARN of the activity that is now there. */
public record CreateActivityOutput(String activityArn, Instant creationDate) {}
