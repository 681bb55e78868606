package dev.entrega.notifier;

import java.util.Locale;

/** A language that customers are written to in. */
enum Language {
  PORTUGUESE("pt-BR"),
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /**
   * The one for a locale: English for any English, Portuguese for all the rest of our customers.
   */
  static Language of(String localeTag) {
    return Locale.forLanguageTag(localeTag.replace('_', '-')).getLanguage().equals("en")
        ? ENGLISH
        : PORTUGUESE;
  }

  /** BCP 47. */
  String tag() {
    return tag;
  }

  /** How amounts are written; English amounts as in the United States. */
  Locale locale() {
    return switch (this) {
      case PORTUGUESE -> Locale.of("pt", "BR");
      case ENGLISH -> Locale.US;
    };
  }
}
