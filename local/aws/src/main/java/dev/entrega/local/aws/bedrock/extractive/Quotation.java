package dev.entrega.local.aws.bedrock.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whole sentences of the first passage, if it fits a question, each with its number. */
final class Quotation {

  private static final int MOST_SENTENCES = 3;

  private Quotation() {}

  /**
   * The sentences, or nothing where the first passage does not fit: those that a search found after
   * it fit by chance more often than not.
   */
  static String of(List<Passage> passages, String question) {
    var asked = Words.telling(question);
    return passages.stream()
        .limit(1)
        .filter(passage -> fits(passage, asked))
        .map(passage -> quoted(passage, asked))
        .collect(Collectors.joining());
  }

  /** It has two of the words that say something, or most of them. */
  private static boolean fits(Passage passage, List<String> asked) {
    var shared = Words.shared(asked, passage.title() + " " + String.join(" ", passage.sentences()));
    return shared >= 2 || shared * 2 > asked.size();
  }

  /** The first sentence answers the question of the title; others tell more of what was asked. */
  private static String quoted(Passage passage, List<String> asked) {
    var quoted = new ArrayList<String>();
    for (var sentence : passage.sentences()) {
      if (quoted.size() < MOST_SENTENCES
          && (quoted.isEmpty() || Words.shared(asked, sentence) > 0)) {
        quoted.add(passage.cited(sentence));
      }
    }
    return String.join(" ", quoted);
  }
}
