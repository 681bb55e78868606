package dev.entrega.local.stepfunctions.definition;

import org.jspecify.annotations.Nullable;

/**
 * How long a Task may take, in seconds.
 *
 * @param timeout from its beginning to its end; without limit where absent
 * @param heartbeat from one sign of life to the next; without limit where absent
 */
public record Patience(@Nullable Amount timeout, @Nullable Amount heartbeat) {}
