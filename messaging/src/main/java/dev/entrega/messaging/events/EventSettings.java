package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.GrowingPause;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are read.
 *
 * @param queueType {@code classic}, or {@code quorum} where RabbitMQ, of version 4, is a cluster
 * @param consumers how many consumers share one queue of a service
 * @param retryAfter the pause after a first fault of the other side; doubles with each one
 * @param retryAtMost the longest such pause
 * @param drain how long shutdown waits for the handlers
 * @param confirm how long the broker may take to confirm that a message is parked
 */
@ConfigurationProperties("entrega.amqp")
record EventSettings(
    @DefaultValue("classic") String queueType,
    @DefaultValue("1") int consumers,
    @DefaultValue("100ms") Duration retryAfter,
    @DefaultValue("30s") Duration retryAtMost,
    @DefaultValue("20s") Duration drain,
    @DefaultValue("10s") Duration confirm) {

  /** The pause before the attempt that follows {@code attempt}. */
  Duration pauseAfter(int attempt) {
    return new GrowingPause(retryAfter, retryAtMost).after(attempt);
  }
}
