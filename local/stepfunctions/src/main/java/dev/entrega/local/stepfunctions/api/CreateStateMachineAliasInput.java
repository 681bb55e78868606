package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateStateMachineAlias takes; the versions tell which state machine it is for. */
public record CreateStateMachineAliasInput(
    @Member(
            required = true,
            min = 1,
            max = 80,
            pattern = "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$")
        @Nullable String name,
    @Member(max = 256, sensitive = true) @Nullable String description,
    @Member(required = true, min = 1, max = 2)
        @Nullable List<RoutingConfigurationListItem> routingConfiguration) {}
