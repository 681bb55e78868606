package dev.entrega.payment;

import static dev.entrega.payment.Orders.answerOf;
import static dev.entrega.payment.Orders.approved;
import static dev.entrega.payment.Orders.asked;
import static dev.entrega.payment.Orders.declined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.tasks.TaskAnswers.Answer;
import dev.entrega.payment.Settlement.Receipt;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnEachDatabase
class SettlementTest {

  private static final String PAID = "OrderCharged[paymentId=ch1, amountCents=1000]";

  private final HikariDataSource database = Orders.database();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Charges charges = new Charges(jdbc);
  private final Refunds refunds = new Refunds(jdbc);
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final InstantSource time = () -> now;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_approval_is_stored_answered_and_marked() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");

    assertThat(settlement(answers).on(approved("o1", "ch1"))).isEqualTo(new Receipt.Recorded());

    assertThat(charges.find("o1").orElseThrow().decision()).isEqualTo(new Decision.Approved("ch1"));
    assertThat(answers.accepted).containsExactly("t1 " + PAID);
    assertThat(answerOf(jdbc, "o1")).isEqualTo("ACCEPTED");
  }

  @Test
  void a_decline_fails_the_task_with_the_reason() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");

    settlement(answers).on(declined("o1", "ch1"));

    assertThat(answers.accepted).containsExactly("t1 Payment.Declined no_funds");
  }

  @Test
  void the_same_decision_twice_is_answered_once() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");
    settlement(answers).on(approved("o1", "ch1"));

    assertThat(settlement(answers).on(approved("o1", "ch1"))).isEqualTo(new Receipt.Known());

    assertThat(answers.late).isEmpty();
  }

  @Test
  void of_twenty_deliveries_at_once_one_is_recorded() throws Exception {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");
    Settlement settlement = settlement(answers);
    Callable<Receipt> delivery = () -> settlement.on(approved("o1", "ch1"));

    List<Future<Receipt>> receipts;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      receipts = threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> delivery).toList());
    }

    assertThat(receipts.stream().map(Future::resultNow).filter(new Receipt.Recorded()::equals))
        .hasSize(1);
    assertThat(answers.accepted).hasSize(1);
    assertThat(answers.late).isEmpty();
  }

  @Test
  void an_event_of_another_amount_currency_or_charge_changes_nothing() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");
    charges.created("o1", "ch1");
    Decision approval = new Decision.Approved("ch1");

    for (ProviderEvent wrong :
        List.of(
            new ProviderEvent("e", "o1", new Money(999, "BRL"), "ch1", approval),
            new ProviderEvent("e", "o1", new Money(1000, "USD"), "ch1", approval),
            approved("o1", "ch2"))) {
      assertThat(settlement(answers).on(wrong)).isInstanceOf(Receipt.Contradicts.class);
    }

    assertThat(charges.find("o1").orElseThrow().decision()).isNull();
    assertThat(answers.accepted).isEmpty();
  }

  @Test
  void the_first_decision_stays() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");
    settlement(answers).on(declined("o1", "ch1"));

    assertThat(settlement(answers).on(approved("o1", "ch1")))
        .isInstanceOf(Receipt.Contradicts.class);

    assertThat(charges.find("o1").orElseThrow().decision())
        .isEqualTo(new Decision.Declined("ch1", "no_funds"));
  }

  @Test
  void a_charge_that_the_provider_calls_off_fails_the_task_as_a_decline_does() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");

    settlement(answers)
        .on(new ProviderEvent("e", "o1", Orders.TEN, "ch1", new Decision.Cancelled("ch1")));

    assertThat(answers.accepted).containsExactly("t1 Payment.Declined cancelled");
    assertThat(charges.find("o1").orElseThrow().decision())
        .isEqualTo(new Decision.Cancelled("ch1"));
    assertThat(settlement(answers).on(approved("o1", "ch1")))
        .isInstanceOf(Receipt.Contradicts.class);
  }

  @Test
  void nothing_is_known_of_an_order_that_was_never_charged() {
    assertThat(settlement(new RecordedAnswers()).on(approved("o9", "ch9")))
        .isEqualTo(new Receipt.Unknown());
  }

  @Test
  void while_the_workflow_is_down_the_decision_is_kept_and_swept_later() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    answers.down = true;
    requested("o1");

    assertThat(settlement(answers).on(approved("o1", "ch1"))).isEqualTo(new Receipt.Recorded());
    assertThat(answerOf(jdbc, "o1")).isEqualTo("none, due");

    answers.down = false;
    settlement(answers).sweep(100);
    assertThat(answers.accepted).isEmpty();

    now = now.plusSeconds(15);
    settlement(answers).sweep(100);
    assertThat(answers.accepted).containsExactly("t1 " + PAID);
    assertThat(answerOf(jdbc, "o1")).isEqualTo("ACCEPTED");
  }

  @Test
  void a_sweep_stops_at_a_fault_and_loses_nothing() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    decidedAndCrashed("o1");
    answers.down = true;

    assertThatThrownBy(() -> settlement(answers).sweep(100)).hasMessageContaining("down");

    answers.down = false;
    now = now.plusSeconds(15);
    settlement(answers).sweep(100);
    assertThat(answers.accepted).containsExactly("t1 " + PAID);
  }

  @Test
  void after_a_crash_between_the_answer_and_the_mark_the_second_answer_is_too_late() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    decidedAndCrashed("o1");
    answers.succeed("t1", new OrderCharged("ch1", 1000));

    settlement(answers).sweep(100);

    assertThat(answers.accepted).hasSize(1);
    assertThat(answerOf(jdbc, "o1")).isEqualTo("TOO_LATE");
  }

  @Test
  void an_answer_that_is_too_late_is_not_tried_again() {
    RecordedAnswers answers = new RecordedAnswers();
    requested("o1");
    settlement(answers).on(approved("o1", "ch1"));

    now = now.plus(Duration.ofDays(1));
    settlement(answers).sweep(100);

    assertThat(answers.late).hasSize(1);
    assertThat(charges.find("o1").orElseThrow().decision()).isEqualTo(new Decision.Approved("ch1"));
  }

  @Test
  void a_backlog_larger_than_a_batch_is_swept_whole() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    IntStream.range(0, 7).forEach(n -> decidedAndCrashed("o" + n));

    settlement(answers).sweep(3);

    assertThat(charges.due(now.plus(Duration.ofDays(1)), 100)).isEmpty();
    assertThat(answers.late).hasSize(6);
  }

  @Test
  void the_mark_of_the_first_answer_stays() {
    RecordedAnswers answers = RecordedAnswers.waitingFor("t1");
    requested("o1");
    settlement(answers).on(approved("o1", "ch1"));

    charges.answered("o1", Answer.TOO_LATE);

    assertThat(answerOf(jdbc, "o1")).isEqualTo("ACCEPTED");
  }

  private Settlement settlement(RecordedAnswers answers) {
    return new Settlement(charges, refunds, answers, time, Duration.ofSeconds(15));
  }

  private void requested(String orderId) {
    charges.open(Charge.requested(asked(orderId, "t1")), now, now);
  }

  /** As a process leaves it that ends right after the decision was stored, long enough ago. */
  private void decidedAndCrashed(String orderId) {
    requested(orderId);
    Charge charge = charges.find(orderId).orElseThrow();
    charges.decide(charge.decided(new Decision.Approved("ch1")), "e1", now, now);
  }
}
