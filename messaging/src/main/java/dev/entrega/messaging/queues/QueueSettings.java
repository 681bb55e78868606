package dev.entrega.messaging.queues;

import dev.entrega.messaging.faults.GrowingPause;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How queues are read.
 *
 * @param pollers how many receives may wait at once, for each queue; a second one halves the
 *     batches and costs a tenth of the whole system's throughput where AWS is near, and helps where
 *     a round trip takes longer than ten messages take to come
 * @param longPoll how long a receive waits for a first message; SQS allows 20 seconds at most
 * @param visibility how long SQS hides a message that is in hand; renewed while work goes on
 * @param maximum how long one message may be worked on before the handler is interrupted
 * @param retryAfter when a message comes again after its first failure; doubles with each one
 * @param retryAtMost the longest such pause
 * @param deleteWithin how long a deletion may wait for others to go with it; the message is handled
 *     already, so nobody waits for it
 * @param drain how long shutdown waits for what is in hand
 * @param roundTrip how long a receive under way may take then: one that has found messages is back
 *     by that time, others wait for a first one and are cut off
 */
@ConfigurationProperties("entrega.queues")
record QueueSettings(
    @DefaultValue("1") int pollers,
    @DefaultValue("20s") Duration longPoll,
    @DefaultValue("60s") Duration visibility,
    @DefaultValue("5m") Duration maximum,
    @DefaultValue("1s") Duration retryAfter,
    @DefaultValue("60s") Duration retryAtMost,
    @DefaultValue("50ms") Duration deleteWithin,
    @DefaultValue("20s") Duration drain,
    @DefaultValue("250ms") Duration roundTrip) {

  /** The pause before the attempt that follows {@code attempt}. */
  Duration pauseAfter(int attempt) {
    return new GrowingPause(retryAfter, retryAtMost).after(attempt);
  }
}
