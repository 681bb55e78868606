package dev.entrega.status;

import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERY_FAILED;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_APPROVED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.messaging.orders.OrderStatus.REFUNDED;
import static dev.entrega.status.Changes.change;
import static dev.entrega.status.Changes.occurredAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.testing.OnEachDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEachDatabase
final class TimelinesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");

  private static final List<OrderStatus> ALL = List.of(OrderStatus.values());

  @AutoClose private final Database database = new Database();
  private final Orders orders = database.orders();
  private final Timelines timelines = database.timelines(() -> NOW);

  @Test
  void an_order_shows_its_highest_step_and_all_that_led_there() {
    record(change("o-1", RECEIVED), change("o-1", CONFIRMED), change("o-1", PAYMENT_APPROVED));

    var timeline = orders.find("o-1").orElseThrow();
    assertThat(timeline.order())
        .isEqualTo(
            new Order(
                "o-1",
                "c-1",
                PAYMENT_APPROVED,
                occurredAt(PAYMENT_APPROVED),
                1_000L,
                250L,
                1_250L,
                null));
    assertThat(timeline.timeline())
        .containsExactly(
            new Step(RECEIVED, 10, occurredAt(RECEIVED), recordedAt(), null, null, null, null),
            new Step(
                CONFIRMED, 20, occurredAt(CONFIRMED), recordedAt(), 1_000L, 250L, 1_250L, null),
            new Step(
                PAYMENT_APPROVED,
                30,
                occurredAt(PAYMENT_APPROVED),
                recordedAt(),
                null,
                null,
                null,
                null));
  }

  @Test
  void a_refund_stands_in_the_timeline_and_the_order_says_why_it_failed() {
    record(
        change("o-1", DELIVERY_FAILED, "nobody at home"), change("o-1", REFUNDED, "not delivered"));

    var timeline = orders.find("o-1").orElseThrow();
    assertThat(timeline.order().status()).isEqualTo(DELIVERY_FAILED);
    assertThat(timeline.order().reason()).isEqualTo("nobody at home");
    assertThat(timeline.timeline())
        .extracting(Step::reason)
        .containsExactly("not delivered", "nobody at home");
  }

  @Test
  void a_reason_may_hold_any_character() {
    record(change("o-1", DELIVERY_FAILED, "no\0body"));

    assertThat(orders.find("o-1").orElseThrow().order().reason()).isEqualTo("no\uFFFDbody");
  }

  @Test
  void of_two_changes_to_one_status_the_first_stays() {
    assertThat(timelines.record(change("o-1", DELIVERED, "at the door"))).isTrue();
    var before = orders.find("o-1");

    assertThat(timelines.record(change("o-1", DELIVERED, "at the window"))).isFalse();
    assertThat(orders.find("o-1")).isEqualTo(before);
  }

  @Test
  void an_order_that_nobody_spoke_of_is_unknown() {
    record(change("o-1", RECEIVED));

    assertThat(orders.find("o-2")).isEmpty();
  }

  @Test
  void any_steps_in_any_order_and_more_than_once_end_in_the_highest() {
    var random = new Random(20261120);
    for (int round = 0; round < 300; round++) {
      var orderId = "o-" + round;
      var statuses = someStatuses(random);
      var messages = shuffledWithDuplicates(orderId, statuses, random);

      long news = messages.stream().filter(timelines::record).count();

      assertThat(news).as("new in round %d", round).isEqualTo(statuses.size());
      assertComplete(orderId, statuses);
    }
  }

  @Test
  void the_same_at_once_ends_in_the_highest_too() throws Exception {
    var random = new Random(20261121);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 60; round++) {
        var orderId = "o-" + round;
        var statuses = someStatuses(random);
        var calls = new ArrayList<Callable<Boolean>>();
        shuffledWithDuplicates(orderId, statuses, random)
            .forEach(message -> calls.add(() -> timelines.record(message)));

        int news = 0;
        for (Future<Boolean> isNew : threads.invokeAll(calls)) {
          news += isNew.get() ? 1 : 0;
        }

        assertThat(news).as("new in round %d", round).isEqualTo(statuses.size());
        assertComplete(orderId, statuses);
      }
    }
  }

  @Test
  void orders_are_counted_by_status_in_order_of_rank() {
    assertThat(orders.counts()).isEqualTo(new Counts(Map.of(), 0));

    record(
        change("o-1", RECEIVED),
        change("o-2", RECEIVED),
        change("o-2", DELIVERED),
        change("o-3", RECEIVED));

    assertThat(orders.counts().counts())
        .containsExactly(Map.entry(RECEIVED, 2L), Map.entry(DELIVERED, 1L));
    assertThat(orders.counts().total()).isEqualTo(3);
  }

  @Test
  void pages_hold_each_order_once() {
    for (int n = 10; n < 17; n++) {
      record(change("o-" + n, n % 2 == 0 ? RECEIVED : DELIVERED));
    }

    assertThat(idsPageByPage(null, 3))
        .containsExactly("o-10", "o-11", "o-12", "|", "o-13", "o-14", "o-15", "|", "o-16");
    assertThat(idsPageByPage(RECEIVED, 2)).containsExactly("o-10", "o-12", "|", "o-14", "o-16");
    assertThat(idsPageByPage(CONFIRMED, 2)).isEmpty();
  }

  @Test
  void timelines_are_measured_many_at_once() {
    record(change("o-1", RECEIVED), change("o-1", CONFIRMED), change("o-2", RECEIVED));

    assertThat(orders.lengths(List.of("o-1", "o-2", "o-3"))).isEqualTo(Map.of("o-1", 2, "o-2", 1));
  }

  private List<String> idsPageByPage(@Nullable OrderStatus status, int limit) {
    var seen = new ArrayList<String>();
    var page = orders.page(status, "", limit);
    page.orders().forEach(order -> seen.add(order.orderId()));
    while (page.next() != null) {
      seen.add("|");
      page = orders.page(status, page.next(), limit);
      page.orders().forEach(order -> seen.add(order.orderId()));
    }
    return seen;
  }

  private void assertComplete(String orderId, EnumSet<OrderStatus> statuses) {
    var timeline = orders.find(orderId).orElseThrow();
    var highest = Collections.max(statuses);
    assertThat(timeline.order().status()).as(orderId).isEqualTo(highest);
    assertThat(timeline.order().statusSince()).as(orderId).isEqualTo(occurredAt(highest));
    assertThat(timeline.order().totalCents())
        .as(orderId)
        .isEqualTo(statuses.contains(CONFIRMED) ? 1_250L : null);
    assertThat(timeline.timeline())
        .as(orderId)
        .extracting(Step::status)
        .containsExactlyElementsOf(statuses);
  }

  private static EnumSet<OrderStatus> someStatuses(Random random) {
    var some = EnumSet.of(ALL.get(random.nextInt(ALL.size())));
    for (var status : ALL) {
      if (random.nextBoolean()) {
        some.add(status);
      }
    }
    return some;
  }

  private static List<StatusChanged> shuffledWithDuplicates(
      String orderId, Collection<OrderStatus> statuses, Random random) {
    var messages = new ArrayList<StatusChanged>();
    for (var status : statuses) {
      for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
        messages.add(change(orderId, status));
      }
    }
    Collections.shuffle(messages, random);
    return messages;
  }

  private void record(StatusChanged... changes) {
    for (var change : changes) {
      assertThat(timelines.record(change)).isTrue();
    }
  }

  /** To the microsecond, as databases keep it. */
  private static Instant recordedAt() {
    return Instant.parse("2026-11-20T12:00:00.123456Z");
  }
}
