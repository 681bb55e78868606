package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.dataset.Format;
import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;

/**
 * Where a distributed Map reads its items, if they are no part of its input.
 *
 * @param format what is read, and so how
 * @param arguments of {@code s3:getObject} or {@code s3:listObjectsV2}
 * @param maxItems how many at most; all where absent
 */
public record ItemReader(Format format, Template arguments, @Nullable Amount maxItems) {}
