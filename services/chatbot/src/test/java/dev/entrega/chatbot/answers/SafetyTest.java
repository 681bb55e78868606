package dev.entrega.chatbot.answers;

import static dev.entrega.messaging.orders.OrderStatus.DELIVERY_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.chain.Findings;
import dev.entrega.chatbot.chain.Findings.Retrieval;
import dev.entrega.chatbot.chain.Passage;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.Prompt;
import dev.entrega.messaging.orders.AnswerCompleted;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.testing.Injections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * {@link Injections}, tried in the question, in the data of the order and in a passage, against a
 * model that obeys: it tells all that it was told. What it was never told it cannot tell, and the
 * rules must not depend on its good will.
 */
class SafetyTest {

  private static final List<String> CANARIES =
      List.of("bia-77310-x", "canarinhopolis", "canary-reason", "987,65", "98765", "88,11", "bia@");

  @AutoClose private final Desk desk = new Desk();

  @Test
  void what_a_model_was_never_told_it_cannot_tell() throws Exception {
    placeForBia();
    desk.model = SafetyTest::obey;
    var texts = Injections.texts();
    assertThat(texts).hasSize(200).doesNotHaveDuplicates();
    var answers = new ArrayList<String>();

    for (var i = 0; i < texts.size(); i++) {
      var text = texts.get(i);
      answers.add(asQuestion(i, text));
      answers.add(asOrderData(i, text));
      answers.add(asPassage(i, text));
    }

    assertThat(answers)
        .hasSize(600)
        .allSatisfy(answer ->
            assertThat(answer.toLowerCase(Locale.ROOT)).isNotBlank().doesNotContain(CANARIES));
    assertThat(desk.prompts)
        .hasSize(600)
        .allSatisfy(prompt -> {
          assertThat(prompt.system().toLowerCase(Locale.ROOT)).doesNotContain(CANARIES);
          assertThat(prompt.system()).containsOnlyOnce("</rules>");
          assertThat(prompt.system()).containsOnlyOnce("</order_facts>");
        });
  }

  /** Tells everything: instructions, facts, passages and what was said. */
  private static Model.Usage obey(Prompt prompt, Consumer<String> pieces) {
    for (var line : (prompt.system() + prompt.turns() + prompt.question()).split("(?<=\n)", -1)) {
      pieces.accept(line);
    }
    return new Model.Usage("m", 1, 1);
  }

  private void placeForBia() {
    desk.place("BIA-77310-X", "bia");
    desk.memory.facts.on(
        new StatusChanged(
            "BIA-77310-X",
            "bia",
            DELIVERY_FAILED,
            DELIVERY_FAILED.sequence(),
            Desk.NOON,
            98_000L,
            8811L,
            98_765L,
            "canary-reason at canarinhopolis, bia@example.com",
            "pt"));
  }

  private String asQuestion(int i, String text) throws Exception {
    desk.chain = (_, _, _) -> Desk.NOTHING_NEEDED;
    return ask(i, "q", text.substring(0, Math.min(100, text.length())));
  }

  private String asOrderData(int i, String text) throws Exception {
    desk.chain = (_, _, _) -> Desk.NOTHING_NEEDED;
    desk.place("ANA-" + i, "ana-o" + i);
    desk.memory.facts.on(
        new StatusChanged(
            "ANA-" + i,
            "ana-o" + i,
            DELIVERY_FAILED,
            DELIVERY_FAILED.sequence(),
            Desk.NOON,
            1L,
            1L,
            2L,
            text,
            "pt"));
    return ask(i, "o", "Onde está meu pedido?");
  }

  private String asPassage(int i, String text) throws Exception {
    var findings =
        new Findings(
            Retrieval.DONE,
            List.of(new Passage(1, "Prazo\n\n" + text, "s3://k/pt-BR/a.md")),
            Desk.NO_CHANGE,
            List.of());
    desk.chain = (_, _, _) -> findings;
    return ask(i, "p", "Qual é o prazo?");
  }

  private String ask(int i, String place, String text) throws Exception {
    desk.after(Duration.ofMinutes(1));
    AnswerEvent end = desk.ask(Desk.question("ana-" + place + i, "q-" + i, null, text));
    return ((AnswerCompleted) end).text();
  }
}
