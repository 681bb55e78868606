package dev.entrega.messaging.events;

import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;

/**
 * Where whoever sent an event waits for an answer.
 *
 * @param queue its {@code reply-to}, by the default exchange
 * @param correlationId what the answer has to bear, if anything
 */
public record ReplyAddress(String queue, @Nullable String correlationId) {

  /** That of a message, or null if nobody waits. */
  static @Nullable ReplyAddress of(MessageProperties properties) {
    var queue = properties.getReplyTo();
    return queue == null || queue.isBlank()
        ? null
        : new ReplyAddress(queue, properties.getCorrelationId());
  }
}
