package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/**
 * What a tested state gets in the place of what it would call or run.
 *
 * @param result a JSON text
 * @param errorOutput in the place of a result
 * @param fieldValidationMode STRICT where absent
 */
public record MockInput(
    @Member(max = 262144, bytes = true, sensitive = true) @Nullable String result,
    @Nullable MockErrorOutput errorOutput,
    @Nullable MockResponseValidationMode fieldValidationMode) {}
