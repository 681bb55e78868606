package dev.entrega.chatbot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.memory.OrderFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final OrderFacts FACTS =
      new OrderFacts(
          "A-1001",
          "DELIVERY_FAILED",
          Instant.parse("2026-11-21T01:30:00Z"),
          Instant.parse("2026-11-18T12:00:00Z"),
          "sao paulo",
          "SP",
          2L,
          7980L,
          2440L,
          123456L,
          "carrier code XK-4711",
          "boleto");
  private static final Known KNOWN =
      new Known(
          FACTS,
          List.of(
              "Ligue 0800 123 4567 ou escreva a ajuda@entrega.example. O frete mínimo é R$ 9,90.",
              "O chat atende 24/7 e responde em 24/48 horas.",
              "Paguei 55 reais em 01/02/2026 pelo ZZ-123-9"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O total foi de R$ 1.234,56, com a entrega de R$ 24,40.",
        "The total was R$1,234.56 (delivery: 24.40 reais).",
        "O pedido A-1001 não chegou em 20/11/2026, às 22:30.",
        "It failed on 2026-11-21, not on 11/20/2026 or 18/11.",
        "Since 2026-11-21T01:30:00Z the carrier says XK-4711.",
        "Fale conosco: 0800 123 4567, (0800) 123-4567, ajuda@entrega.example.",
        "Você pagou R$ 55,00 em 01/02/26 pelo ZZ-123-9.",
        "Em 2 a 5 dias úteis chegam as 2 peças [1][12].",
        "We are there 24/7, and answer within 24/48 hours.",
        "Não sei. Quer falar com um atendente?"
      })
  void what_is_known_passes_as_it_is(String text) {
    assertThat(guarded(text, text.length())).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R$ 88,00",
        "88 reais",
        "US$ 1234",
        "B-2002",
        "e481f51cbdc54678b7cc49136f2d6af7",
        "bia@example.com",
        "+55 11 98888-7777",
        "(11) 98888-7777",
        "123.456.789-09",
        "12/03/2025",
        "36/48",
        "2025-03-12",
        "2025-03-12T10:00:00Z",
        "4111 1111 1111 1111"
      })
  void what_is_not_known_does_not_pass_however_it_is_cut(String secret) {
    var text = "O outro pedido: " + secret + " e nada mais se diz disso.";
    for (var size = 1; size <= text.length(); size++) {
      assertThat(guarded(text, size)).isEqualTo("O outro pedido: […] e nada mais se diz disso.");
    }
  }

  @Test
  void it_holds_back_no_more_than_it_must() {
    var passed = new ArrayList<String>();
    var guard = new Guard(KNOWN, passed::add);

    guard.take("Seu pedido ");
    guard.take("custou R$ 24");
    guard.take(",40 e foi ");

    assertThat(passed).containsExactly("Seu pedido ", "custou ", "R$ 24,40 e foi ");
  }

  @Test
  void what_never_pauses_is_not_held_for_ever() {
    var passed = new ArrayList<String>();
    var guard = new Guard(KNOWN, passed::add);

    guard.take("1 ".repeat(100));

    assertThat(passed).isNotEmpty();
    guard.end();
    assertThat(String.join("", passed)).doesNotContain("1 1 1 1 1 1 1");
  }

  @Test
  void pieces_of_any_size_make_the_same_text() {
    var text = "O pedido A-1001 de R$ 24,40 e o B-2002 de R$ 1,00 chegam em 20/11/2026, às 10h.";
    var whole = guarded(text, text.length());
    var dice = new Random(7);
    for (var round = 0; round < 200; round++) {
      assertThat(guarded(text, 1 + dice.nextInt(12))).isEqualTo(whole);
    }
  }

  private static String guarded(String text, int size) {
    var passed = new StringBuilder();
    var guard = new Guard(KNOWN, passed::append);
    for (var from = 0; from < text.length(); from += size) {
      guard.take(text.substring(from, Math.min(text.length(), from + size)));
    }
    guard.end();
    return passed.toString();
  }
}
