package dev.entrega.chatbot.chain;

import dev.entrega.chatbot.questions.Question;
import java.util.List;

/** What goes before an answer: is anything to be looked up, and what is found. A port. */
@FunctionalInterface
public interface Chain {

  /**
   * Looks up what a question needs. It never fails: what went wrong is told in the findings.
   *
   * @param conversation what the customer said before, the oldest first
   * @param orderKnown whether there are facts of an order
   */
  Findings findings(Question question, List<String> conversation, boolean orderKnown);
}
