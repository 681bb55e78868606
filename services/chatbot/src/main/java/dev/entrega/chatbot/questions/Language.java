package dev.entrega.chatbot.questions;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A language that customers are answered in. */
public enum Language {
  PORTUGUESE(
      "pt-BR",
      "o|a|os|as|um|uma|de|do|da|em|no|na|que|quando|onde|como|meu|minha|pedido|eu|ele|ela|vai"
          + "|posso|quero|para|por|com|est[áa]|é|não|foi|qual|quanto|chegar|entrega|oi|olá"
          + "|obrigad[oa]|boleto|vocês?|cad[êe]"),
  ENGLISH(
      "en",
      "the|an|of|in|on|at|to|is|are|was|my|i|it|you|where|when|how|what|which|why|can|do|does|did"
          + "|will|order|for|with|not|have|has|and|please|thanks|hi|hello|arrive|delivery|me|this"
          + "|that|your");

  private static final Pattern OF_PORTUGUESE = Pattern.compile("[ãõçáéíóúâêôà]");

  private final String tag;
  private final Pattern words;

  Language(String tag, String words) {
    this.tag = tag;
    this.words = Pattern.compile("\\b(?:%s)\\b".formatted(words), Pattern.UNICODE_CHARACTER_CLASS);
  }

  /**
   * The language of a locale: English for any English, Portuguese for all the rest of our
   * customers. Where there is none, that of the text: English if more of its common words are.
   */
  public static Language of(@Nullable String locale, String text) {
    if (locale != null && !locale.isBlank()) {
      var language = Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
      return language.equals("en") ? ENGLISH : PORTUGUESE;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    return ENGLISH.commonWordsOf(lower) > PORTUGUESE.commonWordsOf(lower)
            && !OF_PORTUGUESE.matcher(lower).find()
        ? ENGLISH
        : PORTUGUESE;
  }

  /** BCP 47. */
  public String tag() {
    return tag;
  }

  private long commonWordsOf(String text) {
    return words.matcher(text).results().count();
  }
}
