package dev.entrega.messaging.events;

import java.time.Instant;

/**
 * A queue that is not read for a while, because its messages could not be handled.
 *
 * @param queue its name
 * @param since when its last reader stopped
 * @param reason what the other side did, as one line
 */
record Pause(String queue, Instant since, String reason) {}
