package dev.entrega.chatbot.answers;

import dev.entrega.messaging.orders.AnswerEvent;

/** Whoever waits for an answer, by whichever way. */
@FunctionalInterface
public interface Asker {

  /**
   * Tells the next event. Of a piece that does not arrive nothing is said: the end holds the whole
   * text. An end that does not arrive flies as a fault of the other side, and is told again when
   * the question comes again.
   */
  void tell(AnswerEvent event);
}
