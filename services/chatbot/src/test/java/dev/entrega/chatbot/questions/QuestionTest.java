package dev.entrega.chatbot.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.orders.QuestionAsked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Onde está o pedido A-1001?",
        "Cadê meu pedido nº 123456",
        "o PEDIDO número: 123456 chegou?",
        "pedido #ped_10000000",
        "Where is order 0a1b2c3d4e5f60718293a4b5c6d7e8f9?",
        "when does order number 123456 arrive",
        "What of orders 123456 and 123457?"
      })
  void an_order_is_named_by_what_stands_behind_a_word_for_it(String text) {
    assertThat(question(text).namesAnOrder()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Onde está meu pedido?",
        "Meu pedido atrasou 10 dias",
        "O pedido 2 vezes maior",
        "Where is my order?",
        "Is my order 10 days late?",
        "I ordered 100000 things",
        "Aceitam Pix no pedido anterior?"
      })
  void a_number_alone_names_none(String text) {
    assertThat(question(text).namesAnOrder()).isFalse();
  }

  private static Question question(String text) {
    return Question.of(new QuestionAsked("q-1", "c-1", "ana", null, text, null), null);
  }
}
