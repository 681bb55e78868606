package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An activity. */
public record DescribeActivityOutput(
    String activityArn,
    String name,
    Instant creationDate,
    @Nullable EncryptionConfiguration encryptionConfiguration) {}
