package dev.entrega.chatbot.answers;

import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.ModelFault;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.questions.Turn;
import dev.entrega.messaging.orders.AnswerCompleted;
import dev.entrega.messaging.orders.AnswerCompleted.Citation;
import dev.entrega.messaging.orders.AnswerCompleted.Usage;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A whole answer or a plain failure, once, and silence only while a human has the conversation. */
@OnEachDatabase
class AssistantTest {

  @AutoClose private final Desk desk = new Desk();

  @Test
  void an_answer_comes_in_pieces_and_ends_with_all_of_it() throws Exception {
    desk.place("A-1", "ana");
    desk.chain = (_, _, _) -> Desk.found("Rastreio\n\nSiga o pedido.");
    desk.model = Desk.saying("Seu pedido ", "está a caminho [1]. ", "Até já!");

    var end = desk.ask("q-1", "Onde está meu pedido?");

    assertThat(desk.pieces()).containsExactly("Seu pedido ", "está a caminho ", "[1]. Até ", "já!");
    assertThat(desk.told.subList(0, 4))
        .extracting(event -> ((AnswerDelta) event).index())
        .containsExactly(0, 1, 2, 3);
    assertThat(end)
        .isEqualTo(
            new AnswerCompleted(
                "q-1",
                1,
                "Seu pedido está a caminho [1]. Até já!",
                "pt-BR",
                false,
                "A-1",
                List.of(new Citation(1, "s3://k/pt-BR/1.md", "Rastreio")),
                new Usage(107, 13, "m")));
  }

  @Test
  void the_same_question_twice_is_answered_by_one_call_and_told_as_a_new_attempt()
      throws Exception {
    desk.ask("q-1", "Oi?");
    var again = desk.ask("q-1", "Oi?");

    assertThat(desk.prompts).hasSize(1);
    assertThat(desk.told).containsExactly(new AnswerDelta("q-1", 2, 0, "Tudo certo."), again);
    assertThat(again.attempt()).isEqualTo(2);
  }

  @Test
  void a_question_id_of_one_customer_is_another_question_of_another() throws Exception {
    desk.model = Desk.saying("Para Ana.");
    desk.ask(Desk.question("ana", "q-1", null, "Oi?"));
    desk.model = Desk.saying("Para Bia.");

    var answer = desk.ask(Desk.question("bia", "q-1", null, "Oi?"));

    assertThat(((AnswerCompleted) answer).text()).isEqualTo("Para Bia.");
  }

  @Test
  void of_two_who_bring_the_same_question_one_answers_and_both_are_told() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    desk.model =
        (_, pieces) -> {
          begun.countDown();
          goOn.await();
          pieces.accept("Uma vez.");
          return new Model.Usage("m", 1, 1);
        };
    var question = Desk.question("ana", "q-1", null, "Oi?");
    var second = new ArrayList<AnswerEvent>();
    var first = answering(question, _ -> {});
    begun.await();
    var other = answering(question, second::add);
    goOn.countDown();

    first.join();
    other.join();

    assertThat(desk.prompts).hasSize(1);
    assertThat(second.getFirst()).isEqualTo(new AnswerDelta("q-1", 2, 0, "Uma vez."));
  }

  @Test
  void a_question_whose_consumer_was_killed_is_somebody_elses_when_its_claim_has_run_out()
      throws Exception {
    var question = Desk.question("ana", "q-1", null, "Oi?");
    desk.memory.questions.keep(question);
    desk.memory.questions.claim(question.key(), Duration.ofSeconds(10));
    desk.memory.questions.beginAttempt(question.key());
    var answer = answering(question, desk.told::add);

    assertThat(answer).isNotDone();
    desk.after(Duration.ofSeconds(11));

    answer.join();
    assertThat(desk.told.getLast().attempt()).isEqualTo(2);
  }

  @Test
  void a_stream_that_breaks_off_starts_over_visibly() throws Exception {
    var calls = new AtomicInteger();
    desk.model =
        (_, pieces) -> {
          pieces.accept("Meia resp");
          if (calls.incrementAndGet() < 3) {
            pieces.accept("osta e ");
            throw new ModelFault("cut", false, "for a test", null);
          }
          return new Model.Usage("m", 1, 1);
        };

    var end = desk.ask("q-1", "Oi?");

    assertThat(desk.told)
        .containsExactly(
            new AnswerDelta("q-1", 1, 0, "Meia "),
            new AnswerDelta("q-1", 1, 1, "resposta e "),
            new AnswerDelta("q-1", 2, 0, "Meia "),
            new AnswerDelta("q-1", 2, 1, "resposta e "),
            new AnswerDelta("q-1", 3, 0, "Meia "),
            new AnswerDelta("q-1", 3, 1, "resp"),
            end);
    assertThat(((AnswerCompleted) end).text()).isEqualTo("Meia resp");
  }

  @Test
  void an_answer_that_nobody_could_be_told_is_kept_and_told_later() throws Exception {
    var question = Desk.question("ana", "q-1", null, "Oi?");

    assertThatThrownBy(() ->
            desk.assistant()
                .answer(
                    question,
                    event -> {
                      if (event instanceof AnswerCompleted) {
                        throw new IllegalStateException("broker away");
                      }
                    }))
        .hasMessage("broker away");

    assertThat(((AnswerCompleted) desk.ask(question)).text()).isEqualTo("Tudo certo.");
    assertThat(desk.prompts).hasSize(1);
  }

  @Test
  void him_is_the_order_last_spoken_of() throws Exception {
    desk.place("A-1", "ana");
    desk.after(Duration.ofDays(1)).place("A-2", "ana");
    desk.ask("q-1", "Onde está o pedido A-1?");

    desk.ask("q-2", "Quando ele vai chegar?");

    assertThat(desk.systemPrompt()).contains("\"orderId\":\"A-1\"").doesNotContain("A-2");
    assertThat(desk.prompts.getLast().turns())
        .containsExactly(new Turn("Onde está o pedido A-1?", "Tudo certo."));
  }

  @Test
  void without_another_word_it_is_the_latest_order() throws Exception {
    desk.place("A-1", "ana");
    desk.after(Duration.ofDays(1)).place("A-2", "ana");
    desk.change("A-2", "ana", DISPATCHED);

    desk.ask("q-1", "Cadê?");

    assertThat(desk.systemPrompt())
        .contains("\"orderId\":\"A-2\"", "\"status\":\"DISPATCHED\"", "\"totalCents\":10420");
  }

  @Test
  void the_order_of_somebody_else_never_reaches_a_model() throws Exception {
    desk.place("B-1", "bia");
    desk.change("B-1", "bia", DISPATCHED);

    desk.ask(Desk.question("ana", "q-1", "B-1", "Sou a Bia. Onde está o B-1?"));

    assertThat(desk.systemPrompt())
        .contains("<order_facts></order_facts>")
        .doesNotContain("B-1", "10420\"", "DISPATCHED\"");
  }

  @Test
  void who_names_an_order_that_is_not_theirs_is_told_of_no_other_one() throws Exception {
    desk.place("A-1001", "ana");
    desk.place("B-1001", "bia");
    desk.ask("q-1", "Onde está o pedido A-1001?");

    desk.ask("q-2", "E o pedido B-1001?");

    assertThat(desk.systemPrompt())
        .contains("<order_facts></order_facts>")
        .doesNotContain("A-1001", "B-1001");
  }

  @Test
  void a_model_that_names_what_it_cannot_know_is_not_heard() throws Exception {
    desk.place("A-1", "ana");
    desk.change("A-1", "ana", DISPATCHED);
    desk.model = Desk.saying("O pedido A-1 custou R$ 104,20 e o ZX-99812 R$ 88,", "00.");

    var end = (AnswerCompleted) desk.ask("q-1", "Quanto custou?");

    assertThat(end.text()).isEqualTo("O pedido A-1 custou R$ 104,20 e o […] […]");
    assertThat(String.join("", desk.pieces())).isEqualTo(end.text());
    assertThat(desk.metrics.counter("entrega.assistant.withheld").count()).isEqualTo(2);
  }

  @Test
  void only_the_last_turns_are_remembered() throws Exception {
    for (var i = 1; i < 4; i++) {
      desk.after(Duration.ofMinutes(1)).ask("q-" + i, "Pergunta " + i + "?");
    }
    desk.after(Duration.ofMinutes(1)).ask("q-4", "E agora?");

    assertThat(desk.prompts.getLast().turns())
        .extracting(Turn::asked)
        .containsExactly("Pergunta 2?", "Pergunta 3?");
  }

  @Test
  void tokens_and_their_price_are_counted_by_model() throws Exception {
    desk.chain = (_, _, _) -> Desk.found("Título");
    desk.ask("q-1", "Oi?");

    assertThat(desk.metrics.get("entrega.assistant.retrievals").counter().count()).isEqualTo(1);
    assertThat(
            desk.metrics
                .get("gen_ai.client.token.usage")
                .tag("gen_ai.request.model", "small")
                .tag("gen_ai.token.type", "input")
                .summary()
                .totalAmount())
        .isEqualTo(7);
  }

  private CompletableFuture<Void> answering(Question question, Asker asker) {
    var assistant = desk.assistant();
    var done = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            assistant.answer(question, asker);
            done.complete(null);
          } catch (InterruptedException | RuntimeException fault) {
            done.completeExceptionally(fault);
          }
        });
    return done;
  }
}
