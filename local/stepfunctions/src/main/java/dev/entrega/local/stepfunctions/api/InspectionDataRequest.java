package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What a tested HTTP task has sent. */
public record InspectionDataRequest(
    @Nullable String protocol,
    @Nullable String method,
    @Nullable String url,
    @Nullable String headers,
    @Nullable String body) {}
