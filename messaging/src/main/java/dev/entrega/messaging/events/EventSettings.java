package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.GrowingPause;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are read.
 *
 * @param queueType {@code classic}, or {@code quorum} where RabbitMQ, of version 4, is a cluster
 * @param consumers how many consumers share one queue of a service
 * @param tries how often a message is tried in place when the other side is at fault
 * @param retryAfter the pause after a first fault of the other side; doubles with each one
 * @param retryAtMost the longest such pause
 * @param probeAfter how long a paused queue waits before a first message is tried; doubles each
 *     time
 * @param probeAtMost the longest time between such tries
 * @param retryDelays how long a message waits that met a bug of ours, after each attempt but the
 *     last; one queue for each
 * @param drain how long shutdown waits for the handlers
 * @param confirm how long the broker may take to confirm that it keeps a message
 */
@ConfigurationProperties("entrega.amqp")
record EventSettings(
    @DefaultValue("classic") String queueType,
    @DefaultValue("1") int consumers,
    @DefaultValue("5") int tries,
    @DefaultValue("100ms") Duration retryAfter,
    @DefaultValue("30s") Duration retryAtMost,
    @DefaultValue("1s") Duration probeAfter,
    @DefaultValue("30s") Duration probeAtMost,
    @DefaultValue({"1s", "10s", "1m", "10m"}) List<Duration> retryDelays,
    @DefaultValue("20s") Duration drain,
    @DefaultValue("10s") Duration confirm) {

  EventSettings {
    if (retryDelays.isEmpty() || retryDelays.stream().anyMatch(delay -> delay.toMillis() < 1)) {
      throw new IllegalArgumentException(
          "Expected entrega.amqp.retry-delays to be one or more times above zero, but they were "
              + retryDelays);
    }
    retryDelays = List.copyOf(retryDelays);
  }

  /** The pause before the attempt that follows {@code attempt}. */
  Duration pauseAfter(int attempt) {
    return new GrowingPause(retryAfter, retryAtMost).after(attempt);
  }

  /** The pause before that probe of a paused queue. */
  Duration pauseBefore(int probe) {
    return new GrowingPause(probeAfter, probeAtMost).after(probe);
  }
}
