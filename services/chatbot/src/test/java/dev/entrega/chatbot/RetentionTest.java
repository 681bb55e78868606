package dev.entrega.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(desk.questions.find(new Question.Key("bia", "q-1"))).isPresent();
  }

  @Test
  void what_a_human_has_stays_theirs() throws Exception {
    desk.ask("q-1", "Quero falar com um atendente");
    desk.after(A_MONTH.multipliedBy(2));

    forget();

    assertThat(rows("question")).isZero();
    assertThat(desk.conversations.handedOff(9)).hasSize(1);
  }

  @Test
  void orders_are_forgotten_when_nothing_was_heard_of_them_for_long() {
    desk.place("A-1", "ana");
    desk.place("A-2", "ana");
    desk.after(Duration.ofDays(80)).change("A-2", "ana", OrderStatus.DELIVERED);
    desk.after(Duration.ofDays(11));

    forget();

    assertThat(desk.facts.of("ana", "A-1")).isEmpty();
    assertThat(desk.facts.of("ana", "A-2")).isPresent();
  }

  private void forget() {
    var memory = new Memory(desk.questions, desk.conversations, desk.facts);
    var settings = new RetentionSettings(A_MONTH, A_MONTH.multipliedBy(3), Duration.ofHours(1));
    new Retention(memory, settings).forget();
  }

  private long rows(String table) {
    return desk.database.sql("select count(*) from " + table).query(Long.class).single();
  }
}
