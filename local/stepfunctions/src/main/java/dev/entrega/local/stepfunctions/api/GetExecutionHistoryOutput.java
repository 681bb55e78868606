package dev.entrega.local.stepfunctions.api;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a history; a token where there is a next one. */
public record GetExecutionHistoryOutput(List<HistoryEvent> events, @Nullable String nextToken) {}
