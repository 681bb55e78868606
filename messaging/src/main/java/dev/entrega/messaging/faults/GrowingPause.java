package dev.entrega.messaging.faults;

import java.time.Duration;

/**
 * How long to wait before the next attempt.
 *
 * @param first the pause after the first attempt; doubles with each one
 * @param longest the pause that is never exceeded
 */
public record GrowingPause(Duration first, Duration longest) {

  /** The pause before the attempt that follows {@code attempt}, which counts from 1. */
  public Duration after(int attempt) {
    var doublings = Math.clamp(attempt - 1L, 0, 20);
    var pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
