package dev.entrega.local.aws.bedrock;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a token is here: a word, that is whatever stands between blanks, with the blanks before it.
 * Models at AWS count by vocabularies of their own, and more.
 */
public final class Tokens {

  private static final Pattern WORD = Pattern.compile("\\s*\\S+");

  private Tokens() {}

  /** How many a text has. */
  public static int in(String text) {
    return (int) of(text).count();
  }

  /** The tokens of a text, which together are the text but for blanks at its end. */
  public static Stream<String> of(String text) {
    return WORD.matcher(text).results().map(result -> result.group());
  }
}
