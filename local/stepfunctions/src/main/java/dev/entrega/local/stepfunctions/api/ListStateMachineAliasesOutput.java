package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page; a token where there is a next one. */
public record ListStateMachineAliasesOutput(
    List<StateMachineAliasListItem> stateMachineAliases, @Nullable String nextToken) {}
