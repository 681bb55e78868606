package dev.entrega.chatbot.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.ModelFault;
import dev.entrega.messaging.orders.AnswerCompleted;
import dev.entrega.messaging.orders.AnswerFailed;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where the assistant ends: a human goes on, or a customer is told plainly why not. */
@OnEachDatabase
class HandingOffTest {

  @AutoClose private final Desk desk = new Desk();

  @Test
  void when_no_attempt_comes_to_its_end_it_fails_and_the_next_failure_calls_a_human()
      throws Exception {
    desk.model = failing("ThrottlingException", false);

    var failed = (AnswerFailed) desk.ask("q-1", "Oi?");
    var again = (AnswerFailed) desk.ask("q-2", "Oi?");
    desk.model = Desk.saying("Nunca dito.");
    var silent = (AnswerCompleted) desk.ask("q-3", "Oi?");

    assertThat(failed.reason()).isEqualTo("model-unavailable");
    assertThat(failed.attempt()).isEqualTo(3);
    assertThat(failed.handedOff()).isFalse();
    assertThat(again.handedOff()).isTrue();
    assertThat(again.text()).contains("atendente");
    assertThat(silent.handedOff()).isTrue();
    assertThat(silent.text()).isEmpty();
    assertThat(desk.told).containsExactly(silent);
  }

  @Test
  void what_would_fail_again_is_not_tried_again() throws Exception {
    desk.model = failing("AccessDeniedException", true);

    var failed = (AnswerFailed) desk.ask("q-1", "Oi?");

    assertThat(failed.reason()).isEqualTo("model-refused");
    assertThat(desk.prompts).hasSize(1);
  }

  @Test
  void a_bug_of_ours_is_a_failure_and_not_silence() throws Exception {
    desk.model =
        (_, _) -> {
          throw new IllegalStateException("a bug");
        };

    var end = (AnswerFailed) desk.ask("q-1", "Oi?");

    assertThat(end.reason()).isEqualTo("broken");
    assertThat(end.attempt()).isOne();
  }

  @Test
  void a_question_that_kills_its_consumer_each_time_fails_in_the_end() throws Exception {
    var question = Desk.question("ana", "q-1", null, "Oi?");
    desk.memory.questions.keep(question);
    for (var attempt = 0; attempt < 6; attempt++) {
      desk.memory.questions.beginAttempt(question.key());
    }

    assertThat(((AnswerFailed) desk.ask(question)).reason()).isEqualTo("interrupted");
    assertThat(desk.prompts).isEmpty();
  }

  @Test
  void whoever_asks_for_a_human_gets_one_and_silence_until_released() throws Exception {
    var end = (AnswerCompleted) desk.ask("q-1", "Quero falar com um atendente");
    assertThat(end.handedOff()).isTrue();
    assertThat(desk.pieces()).containsExactly(end.text());
    assertThat(((AnswerCompleted) desk.ask("q-2", "Oi?")).text()).isEmpty();
    assertThat(desk.memory.conversations.handedOff(10)).hasSize(1);

    assertThat(desk.memory.conversations.release("ana", "c-ana")).isTrue();
    assertThat(desk.memory.conversations.release("ana", "c-ana")).isFalse();

    assertThat(((AnswerCompleted) desk.ask("q-3", "Oi?")).text()).isEqualTo("Tudo certo.");
    assertThat(desk.prompts).hasSize(1);
  }

  @Test
  void where_nothing_is_found_and_no_order_is_known_a_human_is_called() throws Exception {
    desk.chain = (_, _, _) -> Desk.found();

    var end = (AnswerCompleted) desk.ask("q-1", "Do you ship to Mars?");

    assertThat(end.handedOff()).isTrue();
    assertThat(end.language()).isEqualTo("en");
    assertThat(desk.prompts).isEmpty();
    desk.place("B-1", "bia");
    desk.ask(Desk.question("bia", "q-1", null, "Do you ship to Mars?"));
    assertThat(desk.prompts).hasSize(1);
  }

  @Test
  void limits_are_told_politely_and_cost_no_model() throws Exception {
    assertThat(((AnswerCompleted) desk.ask("q-0", "a".repeat(101))).text()).contains("100");
    for (var i = 1; i < 5; i++) {
      desk.ask("q-" + i, "Oi?");
    }

    assertThat(((AnswerCompleted) desk.ask("q-5", "Oi?")).text()).contains("pouco tempo");
    assertThat(desk.prompts).hasSize(4);
    desk.after(Duration.ofMinutes(2));
    assertThat(((AnswerCompleted) desk.ask("q-6", "Oi?")).text()).isEqualTo("Tudo certo.");
  }

  private static Model failing(String type, boolean isFinal) {
    return (_, _) -> {
      throw new ModelFault(type, isFinal, "for a test", null);
    };
  }
}
