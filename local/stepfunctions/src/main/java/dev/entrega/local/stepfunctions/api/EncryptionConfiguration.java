package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** How AWS would encrypt data at rest; kept and told, without effect here. */
public record EncryptionConfiguration(
    @Nullable EncryptionType type,
    @Nullable String kmsKeyId,
    @Nullable Integer kmsDataKeyReusePeriodSeconds) {}
