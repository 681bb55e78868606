package dev.entrega.local.aws.bedrock.extractive;

import dev.entrega.local.aws.words.Thesaurus;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of both languages without accents and endings, as far as a beginning is the same word. */
final class Words {

  private static final int BEGINNING = 5;
  private static final int SHORTEST = 3;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that say nothing of a question's subject. */
  private static final Set<String> SMALL =
      Set.copyOf(
          List.of(
              ("a o as os um uma uns umas de do da dos das em no na nos nas por pelo"
                      + " pela para pra pro com sem e ou mas que se ja nao sim eu voce voces vc"
                      + " vcs ele ela eles elas meu minha meus minhas seu sua seus suas isso isto"
                      + " este esta esse essa aquele como quando onde qual quais quanto quem"
                      + " porque ser estar ter foi esta estou tem tenho vai vou posso pode quero"
                      + " queria ainda mais muito aqui ai so tambem the an of to in on at for with"
                      + " without and or but that this these those if not yes i you he she it we"
                      + " they my your his her its our their what when where which who why how is"
                      + " are was were be been do does did have has had can could will would may"
                      + " might should want there here still very much any some me so from by need"
                      + " know please get got let tempo demora demorar leva levar agora preciso"
                      + " consigo gostaria saber favor fazer faco algo something anything long"
                      + " take takes pedido order entrega delivery")
                  .split(" ")));

  private Words() {}

  /** Lower case and no accents. */
  static String folded(String text) {
    var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The words that say something, in their order. */
  static List<String> telling(String text) {
    return Arrays.stream(BETWEEN.split(folded(text)))
        .filter(word -> word.length() > 1 && !SMALL.contains(word))
        .distinct()
        .toList();
  }

  /** How many of these words a text has, in whatever form. */
  static int shared(List<String> words, String text) {
    var others = telling(text);
    return (int) words.stream().filter(word -> isIn(others, word)).count();
  }

  private static boolean isIn(List<String> others, String word) {
    var alike = Thesaurus.alike(word);
    return others.stream().anyMatch(other -> isSame(word, other) || alike.test(other));
  }

  /**
   * Whether two words are forms of one: they begin alike, for {@value #BEGINNING} letters; of a
   * shorter one all letters count, or all but its ending where three are left ({@code pago}, {@code
   * pagamento}).
   */
  static boolean isSame(String one, String other) {
    var shorter = Math.min(one.length(), other.length());
    var alike = Math.min(BEGINNING, Math.max(Math.min(SHORTEST, shorter), shorter - 1));
    return one.regionMatches(0, other, 0, alike);
  }
}
