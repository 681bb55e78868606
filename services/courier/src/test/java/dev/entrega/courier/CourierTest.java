package dev.entrega.courier;

import static dev.entrega.courier.Depot.day;
import static dev.entrega.courier.Depot.delivered;
import static dev.entrega.courier.Depot.dispatched;
import static dev.entrega.courier.Depot.failed;
import static dev.entrega.courier.Depot.outForDelivery;
import static dev.entrega.courier.Depot.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.courier.World.Taken;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@OnEachDatabase
class CourierTest {

  private final AtomicInteger faults = new AtomicInteger();
  private final World world = new World(() -> faults.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
  private final Depot depot = new Depot(world);
  private final Courier courier = depot.courier();

  @AfterEach
  void close() {
    depot.close();
  }

  @Test
  void a_tracked_parcel_is_told_of_step_by_step_and_its_delivery_answers_the_task() {
    assertThat(courier.track(track("order-1", "token-1"))).isInstanceOf(TaskOutcome.Deferred.class);

    courier.on(dispatched("order-1", 1));
    courier.on(outForDelivery("order-1", 2));
    courier.on(delivered("order-1", 3));

    assertThat(world.told)
        .containsExactly("order-1 DISPATCHED", "order-1 OUT_FOR_DELIVERY", "token-1");
    assertThat(world.taken).containsExactly(new Taken("token-1", new Delivered(day(3))));
    assertThat(depot.unsettled()).isZero();
  }

  @Test
  void a_status_bears_the_customer_and_the_time_of_the_event() {
    courier.track(track("order-1", "token-1"));

    courier.on(dispatched("order-1", 1));

    assertThat(world.published)
        .containsExactly(
            new StatusChanged(
                "order-1",
                "customer of order-1",
                OrderStatus.DISPATCHED,
                40,
                day(1),
                null,
                null,
                null,
                null,
                "pt-BR"));
  }

  @Test
  void what_comes_before_its_token_waits_for_it_in_any_order() {
    courier.on(delivered("order-1", 3));
    courier.on(outForDelivery("order-1", 2));
    courier.on(dispatched("order-1", 1));
    assertThat(world.told).isEmpty();

    courier.track(track("order-1", "token-1"));

    assertThat(world.told)
        .containsExactly("order-1 DISPATCHED", "order-1 OUT_FOR_DELIVERY", "token-1");
  }

  @Test
  void the_same_event_twice_changes_nothing() {
    courier.track(track("order-1", "token-1"));

    courier.on(dispatched("order-1", 1));
    courier.on(dispatched("order-1", 1));
    courier.on(delivered("order-1", 3));
    courier.on(delivered("order-1", 4));
    courier.track(track("order-1", "token-1"));

    assertThat(world.told).containsExactly("order-1 DISPATCHED", "token-1");
    assertThat(world.taken).containsExactly(new Taken("token-1", new Delivered(day(3))));
  }

  @Test
  void a_parcel_that_the_carrier_gave_up_fails_the_task() {
    courier.track(track("order-1", "token-1"));

    courier.on(failed("order-1", 2));

    assertThat(world.taken)
        .containsExactly(
            new Taken(
                "token-1",
                "Delivery.Failed: Expected the parcel to be delivered, but the carrier gave up:"
                    + " nobody at home"));
  }

  @Test
  void of_delivered_and_failed_the_first_decides() {
    courier.on(delivered("order-1", 3));
    courier.on(failed("order-1", 2));

    courier.track(track("order-1", "token-1"));

    assertThat(world.taken).containsExactly(new Taken("token-1", new Delivered(day(3))));
  }

  @Test
  void a_newer_token_takes_the_place_of_the_older_one() {
    courier.track(track("order-1", "token-1"));
    world.timeOut("token-1");
    courier.track(track("order-1", "token-2"));
    courier.track(track("order-1", "token-1"));

    courier.on(delivered("order-1", 3));

    assertThat(world.taken).containsExactly(new Taken("token-2", new Delivered(day(3))));
  }

  @Test
  void the_token_that_still_counts_is_answered_even_if_it_came_first() {
    world.timeOut("token-1");
    courier.track(track("order-1", "token-2"));
    courier.track(track("order-1", "token-1"));

    courier.on(delivered("order-1", 3));

    assertThat(world.taken).containsExactly(new Taken("token-2", new Delivered(day(3))));
  }

  @Test
  void an_attempt_after_the_answer_is_answered_too_and_nothing_is_published_again() {
    courier.track(track("order-1", "token-1"));
    courier.on(dispatched("order-1", 1));
    courier.on(delivered("order-1", 3));

    courier.track(track("order-1", "token-2"));

    assertThat(world.told).containsExactly("order-1 DISPATCHED", "token-1", "token-2");
  }

  @Test
  void an_answer_that_comes_too_late_is_not_given_again() {
    courier.track(track("order-1", "token-1"));
    world.timeOut("token-1");

    courier.on(delivered("order-1", 3));
    courier.on(dispatched("order-1", 1));

    assertThat(depot.unsettled()).isZero();
    assertThat(world.told).isEmpty();
    assertThat(depot.database.sql("select answer from shipment").query(String.class).single())
        .isEqualTo("TOO_LATE");
  }

  @Test
  void nobody_hears_that_a_parcel_is_on_its_way_after_it_has_arrived() {
    courier.track(track("order-1", "token-1"));
    courier.on(delivered("order-1", 3));

    courier.on(outForDelivery("order-1", 2));
    courier.on(dispatched("order-1", 1));
    courier.track(track("order-1", "token-2"));

    assertThat(world.told).containsExactly("token-1", "token-2");
    assertThat(depot.unsettled()).isZero();
  }

  @Test
  void not_even_if_the_answer_was_given_and_not_written_down() {
    var calls = new AtomicInteger();
    try (var crashing = new Depot(new World(() -> calls.incrementAndGet() == 2))) {
      crashing.courier().track(track("order-1", "token-1"));
      crashing.courier().on(delivered("order-1", 3));
      crashing.courier().on(dispatched("order-1", 1));

      crashing.sweepToTheEnd();

      assertThat(crashing.world.told).containsExactly("token-1");
    }
  }

  @Test
  void what_comes_while_the_parcel_is_told_of_goes_out_before_the_answer() {
    courier.track(track("order-1", "token-1"));
    depot.forgetful().on(outForDelivery("order-1", 2));
    depot.forgetful().on(delivered("order-1", 3));
    world.whilePublishing(() -> courier.on(dispatched("order-1", 1)));

    depot.settlement().sweep();

    assertThat(world.told)
        .containsExactly("order-1 OUT_FOR_DELIVERY", "order-1 DISPATCHED", "token-1");
  }

  @Test
  void events_of_an_order_that_nobody_tracks_stay_in_the_inbox() {
    courier.on(dispatched("order-1", 1));
    courier.on(delivered("order-1", 3));
    depot.settlement().sweep();

    assertThat(depot.unsettled()).isZero();
    assertThat(world.told).isEmpty();
  }

  @Test
  void after_a_fault_the_order_rests_and_is_settled_by_the_sweep() {
    courier.track(track("order-1", "token-1"));
    faults.set(1);
    courier.on(dispatched("order-1", 1));
    courier.on(delivered("order-1", 3));

    depot.settlement().sweep();
    assertThat(world.told).isEmpty();

    depot.pass(Duration.ofSeconds(5));
    depot.settlement().sweep();
    assertThat(world.told).containsExactly("order-1 DISPATCHED", "token-1");
  }

  @Test
  void what_was_written_before_a_crash_is_settled_by_the_sweep() {
    depot.forgetful().track(track("order-1", "token-1"));
    depot.forgetful().on(dispatched("order-1", 1));
    depot.forgetful().on(delivered("order-1", 3));

    depot.settlement().sweep();

    assertThat(world.told).containsExactly("order-1 DISPATCHED", "token-1");
  }

  @Test
  void one_sweep_takes_more_than_one_batch() {
    for (var order = 0; order < 11; order++) {
      depot.forgetful().track(track("order-" + order, "token-" + order));
      depot.forgetful().on(delivered("order-" + order, 3));
    }

    depot.settlement().sweep();

    assertThat(world.taken).hasSize(11);
  }

  @Test
  void a_delivery_that_overtakes_its_dispatch_lets_it_go_first() {
    try (var patient = new Depot(new World(), Duration.ofSeconds(1))) {
      patient.courier().track(track("order-1", "token-1"));

      patient.courier().on(delivered("order-1", 3));
      assertThat(patient.world.told).isEmpty();
      patient.courier().on(dispatched("order-1", 1));

      assertThat(patient.world.told).containsExactly("order-1 DISPATCHED", "token-1");
    }
  }

  @Test
  void a_delivery_whose_dispatch_was_never_told_of_waits_for_it_but_a_moment() {
    try (var patient = new Depot(new World(), Duration.ofSeconds(1))) {
      patient.courier().track(track("order-1", "token-1"));
      patient.courier().on(delivered("order-1", 3));

      patient.pass(Duration.ofSeconds(1));
      patient.settlement().sweep();

      assertThat(patient.world.told).containsExactly("token-1");
    }
  }

  @Test
  void the_task_is_read_and_answered_as_the_workflow_writes_and_reads_it() {
    var json = JsonMapper.shared();

    assertThat(
            json.readValue(
                """
                {"customerId": "c-1", "locale": "pt-BR", "more": true}
                """,
                Recipient.class))
        .isEqualTo(new Recipient("c-1", "pt-BR"));
    assertThat(json.writeValueAsString(new Delivered(day(0))))
        .isEqualTo("{\"deliveredAt\":\"2026-11-01T11:00:00Z\"}");
  }
}
