package dev.entrega.local.stepfunctions.definition;

import org.jspecify.annotations.Nullable;

/** In which language the expressions of a state are written. */
public enum QueryLanguage {
  /** Paths and payload templates; what holds where nothing is said. */
  JSONPATH("JSONPath"),
  /** Texts between {@code {%} and {@code %}}. */
  JSONATA("JSONata");

  private final String text;

  QueryLanguage(String text) {
    this.text = text;
  }

  static @Nullable QueryLanguage of(String text) {
    for (QueryLanguage language : values()) {
      if (language.text.equals(text)) {
        return language;
      }
    }
    return null;
  }

  /** As a definition writes it. */
  @Override
  public String toString() {
    return text;
  }
}
