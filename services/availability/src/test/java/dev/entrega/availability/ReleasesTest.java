package dev.entrega.availability;

import static dev.entrega.availability.Warehouse.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.testing.OnEachDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@OnEachDatabase
class ReleasesTest {

  private static final List<ReserveItems.Item> TWO_LAMPS = List.of(item("lamp", 2));
  private static final TaskOutcome<Availability> CLOSED =
      TaskOutcome.failed("Order.Closed", "Expected order order-1 to be open, but it was given up");

  private final Warehouse warehouse = new Warehouse();

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void all_items_of_the_order_are_given_back_and_nothing_of_another() {
    warehouse.counted("lamp", 5).counted("chair", 4);
    warehouse.reserve("order-1", item("lamp", 1), item("chair", 4), item("lamp", 1));
    warehouse.reserve("order-2", item("lamp", 3));

    assertThat(warehouse.release("order-1")).isTrue();

    assertThat(warehouse.reserved("lamp")).isEqualTo(3);
    assertThat(warehouse.reserved("chair")).isZero();
    assertThat(warehouse.promised("lamp")).isEqualTo(3);
    assertThat(warehouse.promised("chair")).isZero();
  }

  @Test
  void a_second_release_gives_back_nothing_more_and_the_same_answer() {
    warehouse.counted("lamp", 5);
    warehouse.reserve("order-1", item("lamp", 2));
    warehouse.reserve("order-2", item("lamp", 2));
    warehouse.release("order-1");

    assertThat(warehouse.release("order-1")).isTrue();

    assertThat(warehouse.reserved("lamp")).isEqualTo(2);
  }

  @Test
  void an_order_that_was_never_heard_of_has_nothing_and_is_closed() {
    warehouse.counted("lamp", 5);

    assertThat(warehouse.release("order-1")).isFalse();
    assertThat(warehouse.release("order-1")).isFalse();

    assertThat(warehouse.reserving("order-1", TWO_LAMPS)).isEqualTo(CLOSED);
    assertThat(warehouse.reserved("lamp")).isZero();
  }

  @Test
  void an_order_that_was_not_available_has_nothing_and_is_closed() {
    warehouse.counted("lamp", 1).counted("chair", 9);
    warehouse.reserve("order-1", item("lamp", 2), item("chair", 1));

    assertThat(warehouse.release("order-1")).isFalse();

    assertThat(warehouse.reserving("order-1", TWO_LAMPS)).isEqualTo(CLOSED);
    assertThat(warehouse.reserved("chair")).isZero();
  }

  @Test
  void a_reserve_that_comes_after_the_release_is_refused_however_often() {
    warehouse.counted("lamp", 5);
    warehouse.reserve("order-1", item("lamp", 2));
    warehouse.release("order-1");

    assertThat(warehouse.reserving("order-1", TWO_LAMPS)).isEqualTo(CLOSED);
    assertThat(warehouse.reserving("order-1", TWO_LAMPS)).isEqualTo(CLOSED);

    assertThat(warehouse.reserved("lamp")).isZero();
    assertThat(warehouse.promised("lamp")).isZero();
  }

  @Test
  void what_was_given_back_can_be_reserved_by_another_order() {
    warehouse.counted("lamp", 2);
    warehouse.reserve("order-1", item("lamp", 2));
    warehouse.release("order-1");

    assertThat(warehouse.reserve("order-2", item("lamp", 2)).available()).isTrue();
  }

  @Test
  void a_release_that_meets_a_reserve_at_work_waits_and_gives_back_what_it_took() throws Exception {
    warehouse.counted("lamp", 5);

    var release = inTheMiddle(() -> warehouse.release("order-1"));
    var answer = warehouse.reserve("order-1", item("lamp", 2));

    assertThat(answer.available()).isTrue();
    assertThat(release.get()).isTrue();
    assertThat(warehouse.reserved("lamp")).isZero();
    assertThat(warehouse.reserving("order-1", TWO_LAMPS)).isEqualTo(CLOSED);
  }

  @Test
  void a_reserve_that_meets_a_release_at_work_waits_and_is_refused() throws Exception {
    warehouse.counted("lamp", 5);

    var reserve = inTheMiddle(() -> warehouse.reserving("order-1", TWO_LAMPS));
    var released = warehouse.release("order-1");

    assertThat(released).isFalse();
    assertThat(reserve.get()).isEqualTo(CLOSED);
    assertThat(warehouse.reserved("lamp")).isZero();
  }

  @Test
  void of_two_releases_at_once_one_gives_back() throws Exception {
    warehouse.counted("lamp", 5);
    warehouse.reserve("order-1", item("lamp", 2));
    warehouse.reserve("order-2", item("lamp", 2));

    var second = inTheMiddle(() -> warehouse.release("order-1"));
    var first = warehouse.release("order-1");

    assertThat(first).isTrue();
    assertThat(second.get()).isTrue();
    assertThat(warehouse.reserved("lamp")).isEqualTo(2);
  }

  @Test
  void the_task_is_read_and_answered_as_the_workflow_writes_and_reads_it() {
    var json = JsonMapper.shared();

    assertThat(json.readValue("{}", ReleaseItems.class)).isEqualTo(new ReleaseItems());
    assertThat(json.writeValueAsString(new Released(true))).isEqualTo("{\"released\":true}");
  }

  /** Starts something before the next transaction commits, and lets that go on when it waits. */
  private <T> FutureTask<T> inTheMiddle(Callable<T> work) {
    var task = new FutureTask<>(work);
    warehouse.beforeNextCommit(() -> {
      Thread.ofPlatform().start(task);
      warehouse.awaitBlocked();
    });
    return task;
  }
}
