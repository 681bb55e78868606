package dev.entrega.messaging.orders;

/**
 * What becomes of a question: pieces of an answer, then its end. It goes to whoever asked.
 *
 * <p>A higher {@link #attempt()} starts over: what was shown of a lower one is to be taken away.
 */
public sealed interface AnswerEvent extends Event
    permits AnswerDelta, AnswerCompleted, AnswerFailed {

  /** Which question. */
  String questionId();

  /** 1 for the first attempt. */
  int attempt();
}
