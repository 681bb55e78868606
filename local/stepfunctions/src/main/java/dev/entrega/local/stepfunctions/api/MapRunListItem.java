package dev.entrega.local.stepfunctions.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of ListMapRuns.
 *
 * @param stateMachineArn that of the children, which ends in the Map's label
 */
public record MapRunListItem(
    String executionArn,
    String mapRunArn,
    String stateMachineArn,
    Instant startDate,
    @Nullable Instant stopDate) {}
