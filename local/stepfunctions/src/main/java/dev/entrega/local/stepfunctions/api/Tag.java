package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** One tag. */
public record Tag(
    @Member(min = 1, max = 128) @Nullable String key, @Member(max = 256) @Nullable String value) {}
