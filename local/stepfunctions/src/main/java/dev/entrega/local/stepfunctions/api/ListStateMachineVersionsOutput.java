package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page, the latest first; a token where there is a next one. */
public record ListStateMachineVersionsOutput(
    List<StateMachineVersionListItem> stateMachineVersions, @Nullable String nextToken) {}
