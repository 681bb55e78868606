package dev.entrega.local.aws.bedrock.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whole sentences of the passage that fits a question best, each with its number. */
final class Quotation {

  private static final int MOST_SENTENCES = 3;

  private Quotation() {}

  /** The sentences, or nothing where no passage shares a word with the question. */
  static String of(List<Passage> passages, String question) {
    var asked = Words.beginnings(question);
    Passage best = null;
    var most = 0.0;
    for (var i = 0; i < passages.size(); i++) {
      var fit = fit(passages.get(i), asked, i);
      if (fit > most) {
        best = passages.get(i);
        most = fit;
      }
    }
    return best == null ? "" : quoted(best, asked);
  }

  /** Passages come in the order of a search, which counts as much as a word for each place. */
  private static double fit(Passage passage, Set<String> asked, int place) {
    var shared = Words.shared(asked, passage.title() + " " + String.join(" ", passage.sentences()));
    return shared == 0 ? 0 : shared + 2.0 / (place + 1);
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
