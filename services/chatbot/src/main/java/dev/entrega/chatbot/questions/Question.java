package dev.entrega.chatbot.questions;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.QuestionAsked;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asked, by whichever way. The customer is known by the message or the token that
 * came with it, never by what anybody wrote.
 *
 * @param key whose question it is, and which one
 * @param conversationId what was said before is remembered under it
 * @param orderId the order that is meant, if it was said
 * @param text the customer's words
 * @param language to be answered in
 * @param traceparent W3C, if any
 */
public record Question(
    Key key,
    String conversationId,
    @Nullable String orderId,
    String text,
    Language language,
    @Nullable String traceparent) {

  /** Question ids are the customer's own: the same one of somebody else is another question. */
  public record Key(String customerId, String questionId) {

    /** Without the customer. */
    @Override
    public String toString() {
      return questionId;
    }
  }

  /** As it was asked by a message, and as part of its trace. */
  public static Question of(CloudEvent<QuestionAsked> event) {
    return of(event.data(), event.traceparent());
  }

  /** As it was asked, in words that {@link #tame} lets through. */
  public static Question of(QuestionAsked asked, @Nullable String traceparent) {
    return new Question(
        new Key(tame(asked.customerId()), asked.questionId()),
        asked.conversationId(),
        asked.orderId(),
        tame(asked.text()),
        Language.of(asked.locale(), asked.text()),
        traceparent);
  }

  /** The same, as part of another span. */
  public Question tracedBy(String traceparent) {
    return new Question(key, conversationId, orderId, text, language, traceparent);
  }

  /** Who asks. */
  public String customerId() {
    return key.customerId();
  }

  /** Whether its text names an order, whoever's it is. */
  public boolean namesAnOrder() {
    return NamedOrder.isIn(text);
  }

  /** Nothing that PostgreSQL does not take, or that could draw over a terminal. */
  public static String tame(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
  }

  @Override
  public String toString() {
    return "Question[%s]".formatted(key);
  }
}
