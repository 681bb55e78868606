package dev.entrega.chatbot.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  @ParameterizedTest
  @CsvSource({
    "Quero falar com um atendente, true",
    "me passa para uma pessoa por favor, true",
    "ATENDENTE, true",
    "I want to talk to a human, true",
    "connect me with an agent please, true",
    "human please, true",
    "Onde está meu pedido?, false",
    "O pedido foi entregue a outra pessoa, false",
    "My order was given to the wrong house, false"
  })
  void a_wish_for_a_human_is_understood(String text, boolean wish) {
    assertThat(Phrases.askForAHuman(text)).isEqualTo(wish);
  }
}
