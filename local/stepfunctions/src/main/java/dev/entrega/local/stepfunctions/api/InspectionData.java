package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What became of the data on their way through a tested state, each as a JSON text. */
public record InspectionData(
    @Nullable String input,
    @Nullable String afterArguments,
    @Nullable String afterInputPath,
    @Nullable String afterParameters,
    @Nullable String result,
    @Nullable String afterResultSelector,
    @Nullable String afterResultPath,
    @Nullable InspectionDataRequest request,
    @Nullable InspectionDataResponse response,
    @Nullable String variables,
    @Nullable InspectionErrorDetails errorDetails,
    @Nullable String afterItemsPath,
    @Nullable String afterItemSelector,
    @Nullable String afterItemBatcher,
    @Nullable String afterItemsPointer,
    @Nullable Integer toleratedFailureCount,
    @Nullable Float toleratedFailurePercentage,
    @Nullable Integer maxConcurrency) {}
