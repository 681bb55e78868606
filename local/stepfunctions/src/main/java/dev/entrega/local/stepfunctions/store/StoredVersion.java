package dev.entrega.local.stepfunctions.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a state machine that was published under a number and never changes.
 *
 * @param arn that of the state machine, a colon and the number
 * @param number counts from 1; never given twice
 * @param revision what was published
 */
public record StoredVersion(
    String arn,
    int number,
    StoredStateMachine revision,
    @Nullable String description,
    Instant creationDate) {}
