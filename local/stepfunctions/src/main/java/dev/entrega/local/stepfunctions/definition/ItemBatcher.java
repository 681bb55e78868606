package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;

/**
 * How a distributed Map groups its items; one of the two limits is given.
 *
 * @param batchInput what each group gets besides its items
 */
public record ItemBatcher(
    @Nullable Amount maxItems, @Nullable Amount maxInputBytes, @Nullable Template batchInput) {}
