package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shall change of an alias; what is absent stays as it is. */
public record UpdateStateMachineAliasInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineAliasArn,
    @Member(max = 256, sensitive = true) @Nullable String description,
    @Member(min = 1, max = 2) @Nullable List<RoutingConfigurationListItem> routingConfiguration) {}
