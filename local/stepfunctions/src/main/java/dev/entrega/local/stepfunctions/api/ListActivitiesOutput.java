package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page; a token where there is a next one. */
public record ListActivitiesOutput(List<ActivityListItem> activities, @Nullable String nextToken) {}
