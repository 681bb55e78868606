package dev.entrega.local.stepfunctions.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How long executions are remembered that have ended; those that are open are always.
 *
 * @param kept for how long their histories are kept, 90 days on AWS
 * @param most how many histories are kept at most; the oldest ends go first
 * @param names for how long their names cannot be used again, 90 days on AWS, and at least as long
 *     as the history is kept
 */
public record Retention(Duration kept, long most, Duration names) {

  /** As on AWS. */
  public static final Retention AS_ON_AWS = kept(Duration.ofDays(90), Long.MAX_VALUE);

  /** Refuses what makes no sense. */
  public Retention {
    if (kept.isNegative() || most < 0) {
      throw new IllegalArgumentException(
          "Expected a time and a number of executions, but found %s and %d".formatted(kept, most));
    }
  }

  /**
   * Whether an execution is forgotten.
   *
   * @param end when it ended
   * @param ended how many have ended and are not forgotten yet, where it is the oldest of them
   */
  public boolean forgets(Instant end, long ended, Instant now) {
    return ended > most || end.isBefore(now.minus(kept));
  }

  /** When the name of an execution is free that ended then. */
  public Instant nameIsFree(Instant end) {
    return end.plus(names);
  }

  /** So long and so many; names for 90 days. */
  public static Retention kept(Duration kept, long most) {
    return new Retention(kept, most, Duration.ofDays(90));
  }
}
