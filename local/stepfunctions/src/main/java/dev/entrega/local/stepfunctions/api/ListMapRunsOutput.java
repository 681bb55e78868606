package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of Map Runs; {@code nextToken} is absent on the last one. */
public record ListMapRunsOutput(List<MapRunListItem> mapRuns, @Nullable String nextToken) {}
