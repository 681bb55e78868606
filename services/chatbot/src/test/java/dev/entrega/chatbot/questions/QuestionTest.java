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
        "What of orders 123456 and 123457?",
        "Pedido: B-1001",
        "pedido#B-1001",
        "my order (B-1001)",
        "My order number is B-1001",
        "O número do meu pedido é B-1001",
        "meu pedido é o B-1001",
        "pedido com o número 550e8400-e29b-41d4-a716-446655440000",
        "encomendas ped_10000000 e ped_10000001"
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
        "Aceitam Pix no pedido anterior?",
        "Fiz o pedido 48horas atrás",
        "meu pedido 10dias atrasado",
        "I placed the order 24hours ago",
        "can I order 65-inch TVs",
        "I want to order 500 shirts",
        "Fiz um pedido de 1500 reais",
        "is my order 2-day delivery?",
        "compra iPhone15",
        "pedido 12-06-2026",
        "o pedido 2026-11-20",
        "Fiz o pedido 15h30",
        "mandem o pedido 01310-100"
      })
  void a_number_alone_names_none(String text) {
    assertThat(question(text).namesAnOrder()).isFalse();
  }

  private static Question question(String text) {
    return Question.of(new QuestionAsked("q-1", "c-1", "ana", null, text, null), null);
  }
}
