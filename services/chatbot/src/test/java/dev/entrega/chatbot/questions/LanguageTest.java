package dev.entrega.chatbot.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "Onde está meu pedido?, PORTUGUESE",
    "cade meu pedido, PORTUGUESE",
    "Quando ele vai chegar?, PORTUGUESE",
    "boleto, PORTUGUESE",
    "Oi, PORTUGUESE",
    "???, PORTUGUESE",
    "Where is my order?, ENGLISH",
    "when will it arrive, ENGLISH",
    "Hi, ENGLISH",
    "Can I pay by boleto?, ENGLISH"
  })
  void the_text_tells_where_nothing_else_does(String text, Language language) {
    assertThat(Language.of(null, text)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "en, ENGLISH",
    "en-GB, ENGLISH",
    "en_US, ENGLISH",
    "pt-BR, PORTUGUESE",
    "es, PORTUGUESE"
  })
  void a_locale_goes_before_the_text(String locale, Language language) {
    assertThat(Language.of(locale, "Where is my order?")).isEqualTo(language);
  }
}
