package dev.entrega.messaging.events;

import org.springframework.amqp.core.Message;

/**
 * How often a message failed by a bug of ours, as it says itself in a header. Brokers count
 * otherwise, and not alike ({@code x-death}, {@code x-delivery-count}). Whoever replays a parked
 * message removes the header, so that it has all its attempts again.
 */
final class Attempts {

  static final String HEADER = "x-attempts";

  private Attempts() {}

  /** Including the one that is under way; what is no number counts as none. */
  static int of(Message message) {
    return message.getMessageProperties().getHeaders().get(HEADER) instanceof Number earlier
        ? Math.clamp(earlier.longValue() + 1, 1, Integer.MAX_VALUE)
        : 1;
  }
}
