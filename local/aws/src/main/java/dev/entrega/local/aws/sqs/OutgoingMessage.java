package dev.entrega.local.aws.sqs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into a queue.
 *
 * @param body one character at least
 * @param attributes by name
 * @param delay when it shall become visible; null: as the queue says
 * @param order what only a FIFO queue takes; null for all others
 */
public record OutgoingMessage(
    String body,
    Map<String, MessageAttribute> attributes,
    @Nullable Integer delay,
    @Nullable FifoOrder order) {

  /**
   * A message's place in a FIFO queue.
   *
   * @param groupId messages of one group keep their order
   * @param deduplicationId null: from the body, where the queue allows it
   */
  public record FifoOrder(String groupId, @Nullable String deduplicationId) {}

  /** A message without delay for a standard queue. */
  public static OutgoingMessage of(String body, Map<String, MessageAttribute> attributes) {
    return new OutgoingMessage(body, attributes, null, null);
  }
}
