package dev.entrega.messaging.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer, after its last piece.
 *
 * @param questionId which question
 * @param attempt the one that came to its end
 * @param text the whole answer; empty while a human has the conversation
 * @param language BCP 47, of the answer
 * @param handedOff whether a human goes on with the conversation
 * @param orderId the order that was spoken of, if there is one
 * @param citations the passages that the text cites
 * @param usage what it cost
 */
public record AnswerCompleted(
    String questionId,
    int attempt,
    String text,
    String language,
    boolean handedOff,
    @Nullable String orderId,
    List<Citation> citations,
    Usage usage)
    implements AnswerEvent {

  /** The same as another attempt, for whoever may have seen a part of this one. */
  public AnswerCompleted inAttempt(int other) {
    return new AnswerCompleted(
        questionId, other, text, language, handedOff, orderId, citations, usage);
  }

  /**
   * A passage that the text cites.
   *
   * @param id the number in the text: 1 for {@code [1]}
   * @param source where the passage lies
   * @param title its title
   */
  public record Citation(int id, String source, String title) {}

  /**
   * What an answer cost, over all attempts and models.
   *
   * @param inputTokens read by models
   * @param outputTokens written by models
   * @param modelId which model wrote the answer, if one did
   */
  public record Usage(long inputTokens, long outputTokens, @Nullable String modelId) {}
}
