package dev.entrega.payment;

import static dev.entrega.payment.Orders.approved;
import static dev.entrega.payment.Orders.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.payment.Provider.Creation;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnEachDatabase
class CashierTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  private final HikariDataSource database = Orders.database();
  private final Charges charges = new Charges(JdbcClient.create(database));
  private final Refunds refunds = new Refunds(JdbcClient.create(database));
  private final List<String> called = new ArrayList<>();
  private final RecordedAnswers answers = RecordedAnswers.waitingFor("t1", "t2");
  private final Settlement settlement =
      new Settlement(charges, refunds, answers, NOON, Duration.ofSeconds(15));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_charge_is_stored_with_its_token_before_the_provider_is_called() throws Exception {
    List<Charge> stored = new ArrayList<>();
    Cashier cashier =
        cashier((orderId, _) -> {
          stored.add(charges.find(orderId).orElseThrow());
          return new Creation.Created("ch1");
        });

    assertThat(cashier.charge(asked("o1", "t1"))).isEqualTo(TaskOutcome.deferred());

    assertThat(stored)
        .containsExactly(new Charge("o1", List.of("t1"), Orders.TEN, "c1", null, null, 0));
    assertThat(charges.find("o1").orElseThrow().chargeId()).isEqualTo("ch1");
  }

  @Test
  void a_task_that_comes_again_does_not_call_the_provider_again() throws Exception {
    Cashier cashier = cashier(creates("ch1"));
    cashier.charge(asked("o1", "t1"));

    assertThat(cashier.charge(asked("o1", "t1"))).isEqualTo(TaskOutcome.deferred());
    assertThat(cashier.charge(asked("o1", "t2"))).isEqualTo(TaskOutcome.deferred());

    assertThat(called).containsExactly("o1");
    assertThat(charges.find("o1").orElseThrow().tokens()).containsExactly("t1", "t2");
  }

  @Test
  void after_a_crash_before_the_call_the_provider_is_called_when_the_task_comes_again()
      throws Exception {
    charges.open(Charge.requested(asked("o1", "t1")), NOON.instant(), NOON.instant());

    assertThat(cashier(creates("ch1")).charge(asked("o1", "t1"))).isEqualTo(TaskOutcome.deferred());

    assertThat(called).containsExactly("o1");
  }

  @Test
  void a_fault_of_the_provider_flies_and_the_charge_waits_for_the_task_to_come_again()
      throws Exception {
    Cashier faulty =
        cashier((_, _) -> {
          throw new IllegalStateException("503");
        });

    assertThatThrownBy(() -> faulty.charge(asked("o1", "t1"))).hasMessage("503");

    assertThat(cashier(creates("ch1")).charge(asked("o1", "t1"))).isEqualTo(TaskOutcome.deferred());
  }

  @Test
  void a_webhook_may_be_faster_than_the_response() throws Exception {
    Cashier cashier =
        cashier((orderId, _) -> {
          settlement.on(approved(orderId, "ch1"));
          return new Creation.Created("ch1");
        });

    assertThat(cashier.charge(asked("o1", "t1"))).isEqualTo(TaskOutcome.deferred());

    assertThat(answers.accepted)
        .containsExactly("t1 OrderCharged[paymentId=ch1, amountCents=1000]");
  }

  @Test
  void a_retried_task_of_a_decided_charge_is_answered_at_once() throws Exception {
    Cashier cashier = cashier(creates("ch1"));
    cashier.charge(asked("o1", "t1"));
    settlement.on(approved("o1", "ch1"));

    assertThat(cashier.charge(asked("o1", "t2")))
        .isEqualTo(TaskOutcome.succeeded(new OrderCharged("ch1", 1000)));
  }

  @Test
  void an_old_attempt_delivered_after_a_newer_one_does_not_take_its_answer() throws Exception {
    Cashier cashier = cashier(creates("ch1"));
    answers.waiting.remove("t1");
    cashier.charge(asked("o1", "t2"));
    cashier.charge(asked("o1", "t1"));

    settlement.on(approved("o1", "ch1"));

    assertThat(answers.accepted)
        .containsExactly("t2 OrderCharged[paymentId=ch1, amountCents=1000]");
  }

  @Test
  void a_decline_is_an_answer_and_stays_one() throws Exception {
    TaskOutcome<OrderCharged> declined = TaskOutcome.failed("Payment.Declined", "no_funds");
    Cashier cashier = cashier((_, _) -> new Creation.Declined("no_funds"));

    assertThat(cashier.charge(asked("o1", "t1"))).isEqualTo(declined);
    assertThat(cashier(creates("ch1")).charge(asked("o1", "t2"))).isEqualTo(declined);

    assertThat(called).isEmpty();
  }

  @Test
  void what_the_provider_refuses_fails_by_a_name_of_its_own_and_may_be_tried_again()
      throws Exception {
    Cashier refused = cashier((_, _) -> new Creation.Refused("422: no such method"));

    assertThat(refused.charge(asked("o1", "t1")))
        .isEqualTo(
            TaskOutcome.failed(
                "Payment.Refused",
                "Expected the provider to take it, but it answered 422: no such method"));
    assertThat(cashier(creates("ch1")).charge(asked("o1", "t2"))).isEqualTo(TaskOutcome.deferred());
  }

  @Test
  void an_order_is_never_charged_another_amount() throws Exception {
    Cashier cashier = cashier(creates("ch1"));
    cashier.charge(asked("o1", "t1"));

    assertThat(cashier.charge(asked("o1", "t2", 1001)))
        .isEqualTo(
            TaskOutcome.failed(
                "Payment.Refused", "Expected BRL 10.00 as before, but got BRL 10.01"));
  }

  @Test
  void nothing_is_charged_for_nothing() throws Exception {
    assertThat(cashier(creates("ch1")).charge(asked("o1", "t1", 0)))
        .isInstanceOf(TaskOutcome.Failed.class);

    assertThat(called).isEmpty();
  }

  private Cashier cashier(FakeProvider.Creating creating) {
    FakeProvider provider = FakeProvider.creating(creating);
    return new Cashier(charges, refunds, provider, NOON, Duration.ofMinutes(15));
  }

  private FakeProvider.Creating creates(String chargeId) {
    return (orderId, _) -> {
      called.add(orderId);
      return new Creation.Created(chargeId);
    };
  }
}
