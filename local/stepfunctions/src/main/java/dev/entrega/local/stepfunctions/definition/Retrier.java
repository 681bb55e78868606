package dev.entrega.local.stepfunctions.definition;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When and how often a state is tried again.
 *
 * @param errors which errors it answers
 * @param intervalSeconds how long to wait before the first retry
 * @param maxAttempts how many retries there may be
 * @param backoffRate by what the wait grows with each retry
 * @param maxDelaySeconds the longest wait; without limit where absent
 * @param fullJitter whether a wait is drawn from zero to its length
 */
public record Retrier(
    Errors errors,
    long intervalSeconds,
    long maxAttempts,
    double backoffRate,
    @Nullable Long maxDelaySeconds,
    boolean fullJitter) {

  private static final double LONGEST = 99_999_999;

  /** How long to wait after so many retries have been made. */
  public Duration delay(int retriesMade, RandomGenerator random) {
    double most = maxDelaySeconds == null ? LONGEST : maxDelaySeconds;
    double seconds = Math.min(intervalSeconds * Math.pow(backoffRate, retriesMade), most);
    return Duration.ofMillis(
        Math.round((fullJitter ? seconds * random.nextDouble() : seconds) * 1000));
  }
}
