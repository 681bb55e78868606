package dev.entrega.messaging.orders;

import org.jspecify.annotations.Nullable;

/**
 * A customer asks something. Whoever sends it has authenticated the customer.
 *
 * @param questionId unique for the customer; matches {@code [A-Za-z0-9_-]{1,80}}
 * @param conversationId what was said before under the same id is remembered; likewise
 * @param customerId the shop's own id, as in {@link OrderPlaced.Customer}
 * @param orderId the order that is meant; if none, the one last spoken of, or the latest
 * @param text the customer's words
 * @param locale BCP 47; if none, the language is that of the text
 */
public record QuestionAsked(
    String questionId,
    String conversationId,
    String customerId,
    @Nullable String orderId,
    String text,
    @Nullable String locale)
    implements Event {

  /** Without the customer's words, which are personal. */
  @Override
  public String toString() {
    return "QuestionAsked[questionId=%s, conversationId=%s]".formatted(questionId, conversationId);
  }
}
