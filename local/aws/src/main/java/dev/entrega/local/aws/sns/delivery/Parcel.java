package dev.entrega.local.aws.sns.delivery;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One message on its way to one subscriber.
 *
 * @param plan when to try again
 * @param spacing between the end of this attempt and the next parcel of the lane
 * @param courier carries it once
 * @param undeliverable hears why nobody will try again
 */
public record Parcel(
    RetryPlan plan, Duration spacing, Courier courier, Consumer<String> undeliverable) {

  /** Carries a message once. */
  @FunctionalInterface
  public interface Courier {

    /**
     * Tries, for as long as it takes.
     *
     * @throws InterruptedException the endpoint closes
     */
    Attempt attempt() throws InterruptedException;
  }
}
