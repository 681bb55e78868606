package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What a tested HTTP task has got. */
public record InspectionDataResponse(
    @Nullable String protocol,
    @Nullable String statusCode,
    @Nullable String statusMessage,
    @Nullable String headers,
    @Nullable String body) {}
