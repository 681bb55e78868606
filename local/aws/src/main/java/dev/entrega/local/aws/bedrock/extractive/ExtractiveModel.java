package dev.entrega.local.aws.bedrock.extractive;

import dev.entrega.local.aws.bedrock.Model;
import dev.entrega.local.aws.bedrock.Prompt;
import dev.entrega.local.aws.bedrock.Tokens;
import java.util.stream.Stream;

/**
 * Answers by rules from what stands in its instructions: facts of an order in {@code order_facts},
 * sentences from {@code passages}. Neither those nor the question can make it do anything else,
 * since none of its rules obeys. Instructions that begin with {@code Task: keywords.} or {@code
 * Task: retrieval-policy.} ask for search words, or whether to search at all.
 */
public final class ExtractiveModel implements Model {

  /** Its id, which is its name as well. */
  public static final String ID = "entrega.local-extractive";

  @Override
  public Stream<String> answer(Prompt prompt) {
    return Tokens.of(text(prompt));
  }

  static String text(Prompt prompt) {
    var question = Instructions.unescaped(prompt.question());
    var system = prompt.system().strip();
    if (system.startsWith("Task: keywords.")) {
      return Keywords.of(question);
    }
    if (system.startsWith("Task: retrieval-policy.")) {
      return String.valueOf(Intent.of(question).needsPassages());
    }
    return new Reply(Instructions.of(system), question).text();
  }
}
