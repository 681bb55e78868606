package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where AWS would log executions; kept and told, without effect here. */
public record LoggingConfiguration(
    @Nullable LogLevel level,
    @Nullable Boolean includeExecutionData,
    @Nullable List<LogDestination> destinations) {}
