package dev.entrega.local.aws.bedrock;

import java.util.List;

/**
 * What a model is asked, in whatever format it came.
 *
 * @param system the instructions; empty where there are none
 * @param turns of the conversation, the last one being the question
 * @param maxTokens where the answer is cut off, see {@link Tokens}
 */
public record Prompt(String system, List<Turn> turns, int maxTokens) {

  /** Who speaks. */
  public enum Role {
    /** Who asks. */
    USER,
    /** The model. */
    ASSISTANT
  }

  /** What one of the two said. */
  public record Turn(Role role, String text) {}

  /** What was said last. */
  public String question() {
    return turns.isEmpty() ? "" : turns.getLast().text();
  }

  int tokens() {
    return Tokens.in(system) + turns.stream().mapToInt(turn -> Tokens.in(turn.text())).sum();
  }
}
