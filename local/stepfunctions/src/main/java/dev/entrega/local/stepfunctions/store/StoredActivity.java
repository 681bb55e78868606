package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import java.time.Instant;

/** An activity: a queue of tasks that workers ask for. */
public record StoredActivity(
    String arn,
    String name,
    Instant creationDate,
    EncryptionConfiguration encryptionConfiguration) {}
