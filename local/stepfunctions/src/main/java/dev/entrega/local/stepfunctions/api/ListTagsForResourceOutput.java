package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tags of a state machine or of an activity. */
public record ListTagsForResourceOutput(@Nullable List<Tag> tags) {}
