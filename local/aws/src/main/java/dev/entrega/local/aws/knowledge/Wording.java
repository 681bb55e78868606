package dev.entrega.local.aws.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a question in their order, without accents, capitals and punctuation.
 *
 * @param words with a blank before each and one behind the last
 */
record Wording(String words) {

  private static final int FEW = 3;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  static Wording of(String text) {
    var apart = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    var plain = ACCENTS.matcher(apart).replaceAll("");
    return new Wording(BETWEEN.matcher(" " + plain + " ").replaceAll(" "));
  }

  /** Whether all of the other one is in it, word by word. */
  boolean has(Wording other) {
    return words.contains(other.words);
  }

  /** Whether it has words enough to be told from others. */
  boolean isTelling() {
    return words.strip().split(" ").length >= FEW;
  }
}
