package dev.entrega.chatbot.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.answers.Desk;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is remembered of persons is forgotten in the end. */
@OnEachDatabase
class RetentionTest {

  private static final Duration A_MONTH = Duration.ofDays(30);

  @AutoClose private final Desk desk = new Desk();

  @Test
  void questions_and_their_conversations_are_forgotten_after_a_month() throws Exception {
    desk.ask(Desk.question("ana", "q-1", null, "Oi?"));
    desk.after(A_MONTH).ask(Desk.question("bia", "q-1", null, "Oi?"));
    desk.after(Duration.ofSeconds(1));

    forget();

    assertThat(rows("question")).isOne();
    assertThat(rows("conversation")).isOne();
    assertThat(desk.memory.questions.find(new Question.Key("bia", "q-1"))).isPresent();
  }

  @Test
  void what_a_human_has_stays_theirs() throws Exception {
    desk.ask("q-1", "Quero falar com um atendente");
    desk.after(A_MONTH.multipliedBy(2));

    forget();

    assertThat(rows("question")).isZero();
    assertThat(desk.memory.conversations.handedOff(9)).hasSize(1);
  }

  @Test
  void orders_are_forgotten_when_nothing_was_heard_of_them_for_long() {
    desk.memory.place("A-1", "ana");
    desk.memory.place("A-2", "ana");
    desk.memory.after(Duration.ofDays(80)).change("A-2", "ana", OrderStatus.DELIVERED);
    desk.after(Duration.ofDays(11));

    forget();

    assertThat(desk.memory.facts.of("ana", "A-1")).isEmpty();
    assertThat(desk.memory.facts.of("ana", "A-2")).isPresent();
  }

  private void forget() {
    var settings = new RetentionSettings(A_MONTH, A_MONTH.multipliedBy(3), Duration.ofHours(1));
    new Retention(desk.memory.memory(), settings).forget();
  }

  private long rows(String table) {
    return desk.memory.database.sql("select count(*) from " + table).query(Long.class).single();
  }
}
