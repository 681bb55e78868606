package dev.entrega.chatbot.model;

import java.util.function.Consumer;

/** Who writes answers. A port. */
@FunctionalInterface
public interface Model {

  /**
   * Writes one answer and returns at its end.
   *
   * @param pieces is told each piece as it comes, on the caller's thread; what it throws ends the
   *     stream and flies on
   * @throws ModelFault there is no answer, or only a part of one
   */
  Usage answer(Prompt prompt, Consumer<String> pieces) throws InterruptedException;

  /**
   * What an answer took.
   *
   * @param modelId who wrote it
   * @param inputTokens read
   * @param outputTokens written
   */
  record Usage(String modelId, long inputTokens, long outputTokens) {}
}
