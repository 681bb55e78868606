package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alias as it stands now. */
public record DescribeStateMachineAliasOutput(
    @Nullable String stateMachineAliasArn,
    @Nullable String name,
    @Nullable String description,
    @Nullable List<RoutingConfigurationListItem> routingConfiguration,
    @Nullable Instant creationDate,
    @Nullable Instant updateDate) {}
