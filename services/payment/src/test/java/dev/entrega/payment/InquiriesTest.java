package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class InquiriesTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_approval_whose_webhooks_were_all_lost_is_heard_of_and_answered() throws Exception {
    world.answers.waiting.add("t1");
    world.charge("o1", "t1");
    world.payUnheard("o1");

    world.pass(QUARTER.minusSeconds(1));
    assertThat(world.answers.accepted).isEmpty();
    world.pass(Duration.ofSeconds(1));

    assertThat(world.answers.accepted)
        .containsExactly("t1 OrderCharged[paymentId=ch-o1, amountCents=1000]");
  }

  @Test
  void a_decline_is_heard_of_too_and_nobody_asks_again() throws Exception {
    world.answers.waiting.add("t1");
    world.charge("o1", "t1");
    world.provider.decide("o1", new Decision.Declined("ch-o1", "no_funds"));

    world.pass(QUARTER);
    world.pass(Duration.ofDays(1));

    assertThat(world.answers.accepted).containsExactly("t1 Payment.Declined no_funds");
    assertThat(world.provider.calls).containsExactly("create o1", "find o1");
  }

  @Test
  void a_charge_that_waits_is_asked_about_with_growing_pauses() throws Exception {
    world.charge("o1", "t1");

    for (int quarter = 0; quarter < 15; quarter++) {
      world.pass(QUARTER);
    }

    // After 15, 30, 60 and 120 minutes of silence each time; the next one is after 240 more.
    assertThat(world.provider.calls).filteredOn("find o1"::equals).hasSize(4);
  }

  @Test
  void a_webhook_that_comes_after_all_changes_nothing() throws Exception {
    world.answers.waiting.add("t1");
    world.charge("o1", "t1");
    world.payUnheard("o1");
    world.pass(QUARTER);

    assertThat(world.settlement.on(Orders.approved("o1", "ch-o1")))
        .isEqualTo(new Settlement.Receipt.Known());

    assertThat(world.answers.accepted).hasSize(1);
    assertThat(world.answers.late).isEmpty();
  }

  @Test
  void a_charge_whose_id_was_never_written_down_is_found_by_its_order() throws Exception {
    world.at(
        5,
        () -> {
          throw new World.Crash();
        });
    assertThatThrownBy(() -> world.charge("o1", "t1")).isInstanceOf(World.Crash.class);
    assertThat(world.charges.find("o1").orElseThrow().chargeId()).isNull();

    world.pass(QUARTER);

    assertThat(world.charges.find("o1").orElseThrow().chargeId()).isEqualTo("ch-o1");
  }

  @Test
  void a_provider_that_is_down_is_asked_later() throws Exception {
    world.charge("o1", "t1");
    world.payUnheard("o1");
    world.provider.down = true;

    assertThatThrownBy(() -> world.pass(QUARTER)).hasMessageContaining("down");
    world.provider.down = false;
    world.pass(QUARTER);

    assertThat(world.charges.find("o1").orElseThrow().decision())
        .isEqualTo(new Decision.Approved("ch-o1"));
  }

  @Test
  void of_a_closed_order_nobody_asks_twice() throws Exception {
    world.charge("o1", "t1");
    world.refund("o1");
    world.provider.calls.clear();

    world.pass(Duration.ofDays(1));

    assertThat(world.provider.calls).isEmpty();
  }
}
