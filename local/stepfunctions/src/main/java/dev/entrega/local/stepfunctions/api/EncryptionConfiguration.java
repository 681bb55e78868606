package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** How AWS would encrypt data at rest; kept and told, without effect here. */
public record EncryptionConfiguration(
    @Member(required = true) @Nullable EncryptionType type,
    @Member(min = 1, max = 2048) @Nullable String kmsKeyId,
    @Member(min = 60, max = 900) @Nullable Integer kmsDataKeyReusePeriodSeconds) {}
