package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What a Map Run that runs may do from now on; what is absent stays as it is. */
public record UpdateMapRunInput(
    @Member(required = true, min = 1, max = 2000) @Nullable String mapRunArn,
    @Member @Nullable Integer maxConcurrency,
    @Member(max = 100) @Nullable Double toleratedFailurePercentage,
    @Member @Nullable Long toleratedFailureCount) {}
