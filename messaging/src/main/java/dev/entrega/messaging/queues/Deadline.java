package dev.entrega.messaging.queues;

import java.time.Duration;

/**
 * Until when several things may take together.
 *
 * @param nanos by {@link System#nanoTime}
 */
record Deadline(long nanos) {

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }
}
