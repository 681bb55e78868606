package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.dataset.Transformation;
import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;

/**
 * What a distributed Map makes of its children's results.
 *
 * @param arguments the bucket and the prefix to which they go; they are the Map's own result where
 *     absent
 * @param lines whether they are JSON Lines, not one array
 */
public record ResultWriter(
    @Nullable Template arguments, Transformation transformation, boolean lines) {}
