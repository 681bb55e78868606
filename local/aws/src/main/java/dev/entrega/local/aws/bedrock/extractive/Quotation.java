package dev.entrega.local.aws.bedrock.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whole sentences of the passage that fits a question, each with its number. */
final class Quotation {

  private static final int MOST_SENTENCES = 3;

  private Quotation() {}

  /** The sentences, or nothing where no passage fits. Passages come in the order of a search. */
  static String of(List<Passage> passages, String question) {
    var asked = Words.beginnings(question);
    return passages.stream()
        .filter(passage -> fits(passage, asked))
        .findFirst()
        .map(passage -> quoted(passage, asked))
        .orElse("");
  }

  /** It has two of the words that say something, or most of them. */
  private static boolean fits(Passage passage, Set<String> asked) {
    var shared = Words.shared(asked, passage.title() + " " + String.join(" ", passage.sentences()));
    return shared >= 2 || shared * 2 > asked.size();
  }

  /** The first sentence answers the question of the title; others tell more of what was asked. */
  private static String quoted(Passage passage, Set<String> asked) {
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
