package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** Which Map Run. */
public record DescribeMapRunInput(
    @Member(required = true, min = 1, max = 2000) @Nullable String mapRunArn) {}
