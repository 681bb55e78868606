package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** The error with which a mocked service, branch or item fails. */
public record MockErrorOutput(
    @Member(max = 256, sensitive = true) @Nullable String error,
    @Member(max = 32768, sensitive = true) @Nullable String cause) {}
