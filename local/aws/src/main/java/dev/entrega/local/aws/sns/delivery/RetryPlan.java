package dev.entrega.local.aws.sns.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to try again, in AWS's four phases ("Amazon SNS message delivery retries").
 *
 * @param atOnce retries without a pause
 * @param early retries after the least pause
 * @param rising retries after pauses that grow
 * @param late retries after the longest pause
 * @param least pause, more than none
 * @param most at least {@code least}
 * @param backoff how pauses grow
 */
public record RetryPlan(
    int atOnce, int early, int rising, int late, Duration least, Duration most, Backoff backoff) {

  /** AWS's for mail, but that AWS gives up after six hours and this never does. */
  public static final RetryPlan MAIL =
      new RetryPlan(
          0,
          2,
          10,
          Integer.MAX_VALUE,
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          Backoff.EXPONENTIAL);

  /** Lambda's own for an asynchronous call: again after a minute and after two more. */
  public static final RetryPlan FUNCTION =
      new RetryPlan(0, 0, 2, 0, Duration.ofMinutes(1), Duration.ofMinutes(2), Backoff.LINEAR);

  /** How long to wait after so many failures, one at least; null: enough. */
  public @Nullable Duration pause(int failures) {
    var retry = failures - 1L;
    if (retry < atOnce) {
      return Duration.ZERO;
    }
    retry -= atOnce;
    if (retry < early) {
      return least;
    }
    retry -= early;
    if (retry < rising) {
      return backoff.pause((int) retry, rising, least, most);
    }
    return retry - rising < late ? most : null;
  }
}
