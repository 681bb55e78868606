package dev.entrega.local.aws.sns.delivery;

import dev.entrega.local.aws.wire.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The retries that a delivery policy asks for, with AWS's defaults and limits.
 *
 * @param least pause, in seconds
 * @param most pause, in seconds
 * @param all retries there are
 * @param atOnce of these without a pause
 * @param early of these after the least pause
 * @param late of these after the longest pause
 * @param backoff how pauses grow in those that are left
 */
record HealthyRetries(
    int least, int most, int all, int atOnce, int early, int late, Backoff backoff) {

  static final Set<String> NAMES =
      Set.of(
          "minDelayTarget",
          "maxDelayTarget",
          "numRetries",
          "numNoDelayRetries",
          "numMinDelayRetries",
          "numMaxDelayRetries",
          "backoffFunction");

  /** AWS's: three retries, twenty seconds apart. */
  static final HealthyRetries DEFAULT = new HealthyRetries(20, 20, 3, 0, 0, 0, Backoff.LINEAR);

  private static final int HOUR = 3600;
  private static final int MOST_RETRIES = 100;

  static HealthyRetries of(PolicyReader policy) {
    var most = policy.number("maxDelayTarget", DEFAULT.most(), 1, HOUR);
    var least = policy.number("minDelayTarget", Math.min(DEFAULT.least(), most), 1, most);
    var all = policy.number("numRetries", DEFAULT.all(), 0, MOST_RETRIES);
    var atOnce = policy.number("numNoDelayRetries", 0, 0, all);
    var early = policy.number("numMinDelayRetries", 0, 0, all - atOnce);
    var late = policy.number("numMaxDelayRetries", 0, 0, all - atOnce - early);
    var retries =
        new HealthyRetries(
            least, most, all, atOnce, early, late, backoff(policy.text("backoffFunction")));
    retries.checkHour();
    return retries;
  }

  RetryPlan plan() {
    return new RetryPlan(
        atOnce,
        early,
        all - atOnce - early - late,
        late,
        Duration.ofSeconds(least),
        Duration.ofSeconds(most),
        backoff);
  }

  ObjectNode json() {
    return Json.MAPPER
        .createObjectNode()
        .put("minDelayTarget", least)
        .put("maxDelayTarget", most)
        .put("numRetries", all)
        .put("numMaxDelayRetries", late)
        .put("numNoDelayRetries", atOnce)
        .put("numMinDelayRetries", early)
        .put("backoffFunction", backoff.name().toLowerCase(Locale.ROOT));
  }

  private void checkHour() {
    var plan = plan();
    var total = Duration.ZERO;
    for (var failures = 1; failures <= all; failures++) {
      var pause = plan.pause(failures);
      total = pause == null ? total : total.plus(pause);
    }
    if (total.toSeconds() > HOUR) {
      throw new IllegalArgumentException(
          "Expected retries within 3600 seconds in all, but they take " + total.toSeconds());
    }
  }

  private static Backoff backoff(@Nullable String name) {
    if (name == null) {
      return DEFAULT.backoff();
    }
    for (var backoff : Backoff.values()) {
      if (backoff.name().toLowerCase(Locale.ROOT).equals(name)) {
        return backoff;
      }
    }
    throw new IllegalArgumentException(
        "Expected backoffFunction linear, arithmetic, geometric or exponential, but found " + name);
  }
}
