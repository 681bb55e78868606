package dev.entrega.courier;

import static dev.entrega.courier.Depot.day;
import static dev.entrega.courier.Depot.delivered;
import static dev.entrega.courier.Depot.dispatched;
import static dev.entrega.courier.Depot.failed;
import static dev.entrega.courier.Depot.outForDelivery;
import static dev.entrega.courier.Depot.track;
import static dev.entrega.courier.Depot.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@OnEachDatabase
class WithdrawalsTest {

  private static final TaskOutcome<Withdrawal> WITHDRAWN =
      TaskOutcome.succeeded(Withdrawal.closed());
  private static final TaskOutcome<Withdrawal> DELIVERED_ON_DAY_3 =
      TaskOutcome.succeeded(Withdrawal.tooLate(day(3)));
  private static final TaskOutcome<Delivered> REFUSED =
      TaskOutcome.failed("Order.Closed", "Expected order order-1 to be open, but it was withdrawn");

  private final AtomicInteger faults = new AtomicInteger();
  private final World world = new World(() -> faults.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
  private final Depot depot = new Depot(world);
  private final Courier courier = depot.courier();
  private final Withdrawals withdrawals = depot.withdrawals();

  @AfterEach
  void close() {
    depot.close();
  }

  @Test
  void an_order_that_nobody_has_heard_of_is_closed_to_whatever_comes() {
    assertThat(withdrawals.withdraw(withdraw("order-1"))).isEqualTo(WITHDRAWN);

    assertThat(courier.track(track("order-1", "token-1"))).isEqualTo(REFUSED);
    courier.on(dispatched("order-1", 1));
    courier.on(delivered("order-1", 3));

    assertThat(world.told).isEmpty();
    assertThat(depot.unsettled()).isZero();
  }

  @Test
  void the_events_of_a_closed_order_are_kept_and_told_to_nobody() {
    courier.track(track("order-1", "token-1"));
    courier.on(dispatched("order-1", 1));
    world.timeOut("token-1");
    withdrawals.withdraw(withdraw("order-1"));

    courier.on(outForDelivery("order-1", 2));
    courier.on(delivered("order-1", 3));

    assertThat(world.told).containsExactly("order-1 DISPATCHED");
    assertThat(kept("out_for_delivery_at is not null and outcome = 'DELIVERED'")).isTrue();
    assertThat(depot.unsettled()).isZero();
  }

  @Test
  void a_closed_order_is_not_tracked_by_any_token() {
    courier.track(track("order-1", "token-1"));
    withdrawals.withdraw(withdraw("order-1"));

    assertThat(courier.track(track("order-1", "token-1"))).isEqualTo(REFUSED);
    assertThat(courier.track(track("order-1", "token-2"))).isEqualTo(REFUSED);
  }

  @Test
  void a_parcel_that_reached_who_waited_for_it_is_not_withdrawn() {
    courier.track(track("order-1", "token-1"));
    world.timeOut("token-1");
    courier.on(delivered("order-1", 3));

    assertThat(withdrawals.withdraw(withdraw("order-1"))).isEqualTo(DELIVERED_ON_DAY_3);
  }

  @Test
  void a_delivery_that_nobody_waited_for_does_not_count() {
    courier.on(delivered("order-1", 3));

    assertThat(withdrawals.withdraw(withdraw("order-1"))).isEqualTo(WITHDRAWN);
    assertThat(courier.track(track("order-1", "token-1"))).isEqualTo(REFUSED);
    assertThat(world.told).isEmpty();
  }

  @Test
  void a_parcel_that_the_carrier_gave_up_is_withdrawn() {
    courier.track(track("order-1", "token-1"));
    courier.on(failed("order-1", 2));

    assertThat(withdrawals.withdraw(withdraw("order-1"))).isEqualTo(WITHDRAWN);
  }

  @Test
  void the_answer_stays_the_same_whatever_comes_after_it() {
    courier.track(track("order-1", "token-1"));
    withdrawals.withdraw(withdraw("order-1"));
    courier.on(delivered("order-1", 3));
    courier.track(track("order-2", "token-2"));
    courier.on(delivered("order-2", 3));
    withdrawals.withdraw(withdraw("order-2"));
    courier.track(track("order-2", "token-3"));
    courier.on(failed("order-2", 4));

    assertThat(withdrawals.withdraw(withdraw("order-1"))).isEqualTo(WITHDRAWN);
    assertThat(withdrawals.withdraw(withdraw("order-2"))).isEqualTo(DELIVERED_ON_DAY_3);
  }

  @Test
  void what_was_written_before_a_crash_is_told_before_the_answer_or_never() {
    depot.forgetful().track(track("order-1", "token-1"));
    depot.forgetful().on(dispatched("order-1", 1));
    depot.forgetful().track(track("order-2", "token-2"));
    depot.forgetful().on(dispatched("order-2", 1));
    depot.forgetful().on(delivered("order-2", 3));

    withdrawals.withdraw(withdraw("order-1"));
    withdrawals.withdraw(withdraw("order-2"));

    assertThat(world.told).containsExactly("order-2 DISPATCHED", "token-2");
    assertThat(depot.unsettled()).isZero();
  }

  @Test
  void while_the_news_of_a_delivered_order_cannot_be_told_there_is_no_answer() {
    depot.forgetful().track(track("order-1", "token-1"));
    depot.forgetful().on(dispatched("order-1", 1));
    depot.forgetful().on(delivered("order-1", 3));
    faults.set(1);

    assertThatThrownBy(() -> withdrawals.withdraw(withdraw("order-1")))
        .hasMessage("Expected order order-1 to be settled, but its news is still being told");

    depot.pass(Duration.ofSeconds(5));
    assertThat(withdrawals.withdraw(withdraw("order-1"))).isEqualTo(DELIVERED_ON_DAY_3);
    assertThat(world.told).containsExactly("order-1 DISPATCHED", "token-1");
  }

  @Test
  void a_delivery_that_still_waits_for_its_dispatch_waits_no_longer() {
    try (var patient = new Depot(new World(), Duration.ofSeconds(1))) {
      patient.courier().track(track("order-1", "token-1"));
      patient.courier().on(delivered("order-1", 3));

      assertThat(patient.withdrawals().withdraw(withdraw("order-1"))).isEqualTo(DELIVERED_ON_DAY_3);
      assertThat(patient.world.told).containsExactly("token-1");
    }
  }

  @Test
  void the_answer_waits_until_nobody_tells_of_the_order_any_more() {
    var during = new AtomicInteger();
    var interrupted = new World();
    try (var busy = new Depot(interrupted);
        var other = busy.another()) {
      interrupted.whilePublishing(() -> {
        during.incrementAndGet();
        assertThatThrownBy(() -> busy.withdrawals(other).withdraw(withdraw("order-1")))
            .isInstanceOf(IllegalStateException.class);
      });
      busy.courier().track(track("order-1", "token-1"));
      busy.courier().on(dispatched("order-1", 1));

      assertThat(during).hasValue(1);
      assertThat(busy.withdrawals(other).withdraw(withdraw("order-1"))).isEqualTo(WITHDRAWN);
      assertThat(interrupted.told).containsExactly("order-1 DISPATCHED");
    }
  }

  @Test
  void the_answer_is_what_the_workflow_reads() {
    var json = JsonMapper.shared();

    assertThat(json.writeValueAsString(Withdrawal.closed())).isEqualTo("{\"withdrawn\":true}");
    assertThat(json.writeValueAsString(Withdrawal.tooLate(day(0))))
        .isEqualTo("{\"withdrawn\":false,\"deliveredAt\":\"2026-11-01T11:00:00Z\"}");
  }

  private boolean kept(String what) {
    return depot.database.sql("select " + what + " from shipment").query(Boolean.class).single();
  }
}
