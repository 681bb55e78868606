package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.payment.Settlement.Receipt;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@OnEachDatabase
class ClosingTest {

  private static final TaskOutcome<OrderRefunded> NOTHING =
      TaskOutcome.succeeded(new OrderRefunded(false, null));
  private static final TaskOutcome<OrderRefunded> TEN_BACK =
      TaskOutcome.succeeded(new OrderRefunded(true, 1000L));
  private static final TaskOutcome<OrderCharged> CLOSED =
      TaskOutcome.failed("Order.Closed", "Expected order o1 to be open, but it is closed");

  /** Of the steps of a charge: is it closed, open it, is it closed, call, called. */
  private static final int AT_THE_CALL = 4;

  private static final int AFTER_THE_CALL = 5;

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_order_that_was_never_charged_is_closed_and_has_nothing() throws Exception {
    assertThat(world.refund("o1")).isEqualTo(NOTHING);

    assertThat(world.charge("o1", "t1")).isEqualTo(CLOSED);
    world.pass(Duration.ofDays(1));
    assertThat(world.provider.calls).isEmpty();
    assertThat(world.published).isEmpty();
  }

  @Test
  void what_was_paid_goes_back_whole_and_everybody_is_told() throws Exception {
    paid("o1");

    assertThat(world.refund("o1")).isEqualTo(TEN_BACK);

    assertThat(world.provider.refunded).containsExactly("o1");
    assertThat(world.published)
        .containsExactly(
            new StatusChanged(
                "o1",
                "c1",
                OrderStatus.REFUNDED,
                60,
                Instant.parse("2026-11-20T12:00:00Z"),
                null,
                null,
                1000L,
                null,
                "en"));
  }

  @Test
  void a_refund_that_comes_again_gets_the_same_answer_and_gives_nothing_more() throws Exception {
    paid("o1");
    world.refund("o1");

    assertThat(world.refund("o1")).isEqualTo(TEN_BACK);
    world.pass(Duration.ofDays(1));

    assertThat(world.provider.calls).containsOnlyOnce("refund o1");
    assertThat(world.published).hasSize(1);
  }

  @Test
  void what_was_declined_needs_no_refund() throws Exception {
    world.charge("o1", "t1");
    world.settlement.on(Orders.declined("o1", "ch-o1"));

    assertThat(world.refund("o1")).isEqualTo(NOTHING);

    assertThat(world.provider.calls).containsExactly("create o1");
    assertThat(world.charge("o1", "t2")).isEqualTo(CLOSED);
  }

  @Test
  void a_charge_that_waits_is_called_off_so_that_nobody_can_pay_it() throws Exception {
    world.charge("o1", "t1");

    assertThat(world.refund("o1")).isEqualTo(NOTHING);
    world.pay("o1");
    world.pass(Duration.ofDays(1));

    assertThat(world.provider.charge("o1").orElseThrow().decision())
        .isEqualTo(new Decision.Cancelled("ch-o1"));
    assertThat(world.provider.refunded).isEmpty();
    assertThat(world.answers.late).isEmpty();
  }

  @Test
  void what_was_paid_before_it_could_be_called_off_goes_back() throws Exception {
    world.charge("o1", "t1");
    world.payUnheard("o1");

    assertThat(world.refund("o1")).isEqualTo(TEN_BACK);

    assertThat(world.settlement.on(Orders.approved("o1", "ch-o1"))).isEqualTo(new Receipt.Known());
  }

  @Test
  void an_approval_that_comes_in_spite_of_all_goes_back_too() throws Exception {
    world.charge("o1", "t1");
    world.refund("o1");
    world.provider.takeNevertheless("o1");

    assertThat(world.settlement.on(Orders.approved("o1", "ch-o1")))
        .isEqualTo(new Receipt.Recorded());
    world.sweep();

    assertThat(world.provider.refunded).containsExactly("o1");
    assertThat(world.published).hasSize(1);
    assertThat(world.answers.accepted).isEmpty();
    assertThat(world.answers.late).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, AT_THE_CALL - 1})
  void an_order_that_is_closed_before_the_call_is_made_never_reaches_the_provider(int step)
      throws Exception {
    world.at(step, () -> world.refund("o1"));

    assertThat(world.charge("o1", "t1")).isEqualTo(CLOSED);

    assertThat(world.provider.calls).doesNotContain("create o1");
  }

  @ParameterizedTest
  @ValueSource(ints = {AT_THE_CALL, AFTER_THE_CALL, AFTER_THE_CALL + 1})
  void an_order_that_is_closed_during_the_call_is_called_off_after_it(int step) throws Exception {
    world.at(step, () -> world.refund("o1"));

    assertThat(world.charge("o1", "t1")).isEqualTo(CLOSED);
    world.sweep();

    assertThat(world.provider.charge("o1").orElseThrow().decision())
        .isEqualTo(new Decision.Cancelled("ch-o1"));
  }

  @Test
  void a_charge_that_cannot_be_called_off_goes_back_when_it_is_paid() throws Exception {
    world.provider.stubborn = true;
    world.charge("o1", "t1");

    assertThat(world.refund("o1")).isEqualTo(NOTHING);
    world.pay("o1");
    world.sweep();

    assertThat(world.provider.refunded).containsExactly("o1");
    assertThat(world.published).hasSize(1);
    assertThat(world.refund("o1")).isEqualTo(TEN_BACK);
  }

  @Test
  void of_one_that_cannot_be_called_off_it_is_heard_without_a_webhook_too() throws Exception {
    world.provider.stubborn = true;
    world.charge("o1", "t1");
    world.refund("o1");

    world.pass(Duration.ofDays(20));
    world.payUnheard("o1");
    world.pass(Duration.ofHours(1));

    assertThat(world.provider.refunded).containsExactly("o1");
  }

  @Test
  void a_charge_that_an_attempt_made_and_did_not_write_down_is_found_and_called_off()
      throws Exception {
    world.at(
        AFTER_THE_CALL,
        () -> {
          throw new World.Crash();
        });
    assertThatThrownBy(() -> world.charge("o1", "t1")).isInstanceOf(World.Crash.class);
    assertThat(world.charges.find("o1").orElseThrow().chargeId()).isNull();
    assertThat(world.provider.charge("o1")).isPresent();

    assertThat(world.refund("o1")).isEqualTo(NOTHING);

    assertThat(world.provider.charge("o1").orElseThrow().decision())
        .isEqualTo(new Decision.Cancelled("ch-o1"));
  }

  @Test
  void a_fault_of_the_provider_flies_and_the_sweeper_tries_again_with_growing_pauses()
      throws Exception {
    paid("o1");
    world.provider.down = true;

    assertThatThrownBy(() -> world.refund("o1")).hasMessageContaining("down");
    assertThatThrownBy(() -> world.pass(Duration.ofSeconds(15))).hasMessageContaining("down");
    world.pass(Duration.ofSeconds(14));
    assertThatThrownBy(() -> world.pass(Duration.ofSeconds(1))).hasMessageContaining("down");
    world.provider.down = false;
    world.pass(Duration.ofSeconds(29));
    assertThat(world.provider.refunded).isEmpty();
    world.pass(Duration.ofSeconds(1));

    assertThat(world.provider.refunded).containsExactly("o1");
    assertThat(world.refund("o1")).isEqualTo(TEN_BACK);
    assertThat(world.published).hasSize(1);
  }

  @Test
  void a_refund_that_nobody_could_be_told_of_is_told_later() throws Exception {
    paid("o1");
    world.topicIsDown = true;

    assertThatThrownBy(() -> world.refund("o1")).hasMessageContaining("topic");
    world.topicIsDown = false;
    world.pass(Duration.ofMinutes(1));

    assertThat(world.provider.calls).containsOnlyOnce("refund o1");
    assertThat(world.published).hasSize(1);
    assertThat(world.published.getFirst().occurredAt())
        .isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
  }

  @Test
  void what_the_provider_will_not_give_back_fails_by_a_name_of_its_own() throws Exception {
    paid("o1");
    world.provider.refusesRefunds = "422: too old";

    assertThat(world.refund("o1"))
        .isEqualTo(
            TaskOutcome.failed(
                "Payment.Refused",
                "Expected the provider to give it back, but it answered 422: too old"));
    assertThat(world.published).isEmpty();
  }

  @Test
  void an_answer_that_was_too_late_gives_nothing_back_by_itself() throws Exception {
    paid("o1");
    assertThat(world.answers.late).hasSize(1);

    world.pass(Duration.ofDays(30));

    assertThat(world.provider.refunded).isEmpty();
  }

  @Test
  void a_charge_that_the_provider_never_heard_of_is_asked_about_until_no_call_can_be_left()
      throws Exception {
    world.at(
        AT_THE_CALL,
        () -> {
          throw new World.Crash();
        });
    assertThatThrownBy(() -> world.charge("o1", "t1")).isInstanceOf(World.Crash.class);
    world.refund("o1");

    world.pass(Duration.ofSeconds(15));
    assertThat(world.provider.calls).containsExactly("find o1", "find o1");
    world.pass(Duration.ofDays(15));
    world.provider.calls.clear();
    world.pass(Duration.ofDays(15));

    assertThat(world.provider.calls).isEmpty();
  }

  @Test
  void the_task_is_read_and_answered_as_the_workflow_writes_and_reads_it() {
    var json = JsonMapper.shared();

    assertThat(json.readValue("{\"customerId\":\"c1\",\"locale\":\"en\"}", RefundOrder.class))
        .isEqualTo(new RefundOrder("c1", "en"));
    assertThat(json.readValue("{\"customerId\":\"c1\"}", RefundOrder.class).locale())
        .isEqualTo("pt-BR");
    assertThatThrownBy(() -> new RefundOrder("", "en"))
        .hasMessage("Expected a customer, but there is none");
    assertThat(json.writeValueAsString(OrderRefunded.of(Orders.TEN)))
        .isEqualTo("{\"refunded\":true,\"amountCents\":1000}");
    assertThat(json.writeValueAsString(OrderRefunded.nothing())).isEqualTo("{\"refunded\":false}");
  }

  /** Approved, and the workflow no longer waits for it. */
  private void paid(String orderId) throws InterruptedException {
    world.charge(orderId, "t1");
    world.pay(orderId);
  }
}
