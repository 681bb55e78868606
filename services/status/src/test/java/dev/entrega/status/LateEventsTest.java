package dev.entrega.status;

import static dev.entrega.messaging.orders.OrderStatus.CANCELLED;
import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERY_FAILED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.FAILED;
import static dev.entrega.messaging.orders.OrderStatus.OUT_FOR_DELIVERY;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_DECLINED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.messaging.orders.OrderStatus.REFUNDED;
import static dev.entrega.messaging.orders.OrderStatus.UNAVAILABLE;
import static dev.entrega.status.Changes.change;
import static dev.entrega.status.Upstream.again;
import static dev.entrega.status.Upstream.cancelled;
import static dev.entrega.status.Upstream.delivered;
import static dev.entrega.status.Upstream.dispatched;
import static dev.entrega.status.Upstream.failed;
import static dev.entrega.status.Upstream.outForDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.testing.OnEachDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@OnEachDatabase
final class LateEventsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");

  @AutoClose private final Database database = new Database();
  private final Orders orders = database.orders();
  private final Timelines timelines = database.timelines(() -> NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final UpstreamEvents upstream = database.upstreamEvents(() -> NOW, metrics);

  @Test
  void a_delivery_of_a_cancelled_order_is_late() {
    steps("o-1", RECEIVED, CANCELLED);

    upstream.onDelivery(delivered("o-1"));

    assertThat(orders.find("o-1").orElseThrow().lateEvents())
        .containsExactly(
            new LateEvent(
                "delivery.delivered",
                "/upstream",
                "d-3",
                Instant.parse("2026-11-20T10:03:00Z"),
                Instant.parse("2026-11-20T12:00:00.123456Z"),
                null));
  }

  static Stream<Arguments> ends() {
    var carrier = List.of("dispatched", "out-for-delivery", "delivered", "failed", "cancelled");
    return Stream.of(
        argumentSet("under way", List.of(RECEIVED, CONFIRMED, DISPATCHED), List.of()),
        argumentSet("refunded, not yet ended", List.of(RECEIVED, REFUNDED), List.of()),
        argumentSet(
            "delivered",
            List.of(DISPATCHED, OUT_FOR_DELIVERY, DELIVERED),
            List.of("failed", "cancelled")),
        argumentSet(
            "delivered at once",
            List.of(DELIVERED),
            List.of("dispatched", "out-for-delivery", "failed", "cancelled")),
        argumentSet(
            "given up",
            List.of(DISPATCHED, REFUNDED, DELIVERY_FAILED),
            List.of("out-for-delivery", "delivered", "cancelled")),
        argumentSet(
            "cancelled on its way",
            List.of(DISPATCHED, REFUNDED, CANCELLED),
            List.of("out-for-delivery", "delivered", "failed")),
        argumentSet("out of stock", List.of(RECEIVED, UNAVAILABLE), carrier),
        argumentSet("declined", List.of(RECEIVED, PAYMENT_DECLINED), carrier),
        argumentSet("failed", List.of(RECEIVED, FAILED), carrier));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void late_is_what_led_to_nothing_before_the_end(
      List<OrderStatus> statuses, List<String> expected) {
    statuses.forEach(status -> timelines.record(change("o-1", status)));

    everythingIsSaidOf("o-1");

    assertThat(kindsOfLate("o-1")).isEqualTo(expected);
  }

  @Test
  void what_is_said_before_anybody_knows_the_order_is_kept() {
    upstream.onDelivery(delivered("o-1"));
    assertThat(orders.find("o-1")).isEmpty();

    steps("o-1", CANCELLED);

    assertThat(kindsOfLate("o-1")).containsExactly("delivered");
  }

  @Test
  void the_same_event_twice_is_kept_once_and_another_one_of_its_kind_beside_it() {
    steps("o-1", CANCELLED);

    upstream.onDelivery(delivered("o-1"));
    upstream.onDelivery(delivered("o-1"));
    upstream.onDelivery(again(delivered("o-1"), "/upstream", "d-33"));
    upstream.onDelivery(again(delivered("o-1"), "/other", "d-3"));

    assertThat(kindsOfLate("o-1")).containsExactly("delivered", "delivered", "delivered");
    assertThat(counted("true")).isEqualTo(3);
    assertThat(counted("false")).isEqualTo(1);
  }

  @Test
  void the_events_of_other_orders_are_theirs() {
    steps("o-1", CANCELLED);
    steps("o-2", CANCELLED);

    upstream.onDelivery(delivered("o-2"));

    assertThat(kindsOfLate("o-1")).isEmpty();
  }

  @Test
  void a_reason_is_shown_with_it() {
    steps("o-1", UNAVAILABLE);

    upstream.onDelivery(failed("o-1", "nobody at home"));
    upstream.onCancellation(cancelled("o-1", "customer"));

    assertThat(orders.find("o-1").orElseThrow().lateEvents())
        .extracting(LateEvent::reason)
        .containsExactly("nobody at home", "customer");
  }

  @Test
  void texts_of_any_length_and_with_any_character_can_be_kept() {
    steps("o-1", UNAVAILABLE);
    var long1 = "x".repeat(5_000) + "1";
    var long2 = "x".repeat(5_000) + "2";

    upstream.onCancellation(again(cancelled("o-1", "a\0b" + long1), long1, long1));
    upstream.onCancellation(again(cancelled("o-1", "a\0b" + long2), long2, long1));

    assertThat(orders.find("o-1").orElseThrow().lateEvents())
        .hasSize(2)
        .allSatisfy(event -> {
          assertThat(event.source()).hasSize(1_000);
          assertThat(event.reason()).startsWith("a\uFFFDbx").hasSize(1_000);
        });
  }

  @Test
  void in_whichever_order_all_comes_it_ends_the_same() {
    var random = new Random(20261120);
    for (int round = 0; round < 200; round++) {
      var orderId = "o-" + round;
      var messages = new ArrayList<Runnable>();
      for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
        messages.add(() -> timelines.record(change(orderId, DISPATCHED)));
        messages.add(() -> timelines.record(change(orderId, CANCELLED)));
        messages.add(() -> upstream.onDelivery(dispatched(orderId)));
        messages.add(() -> upstream.onDelivery(outForDelivery(orderId)));
        messages.add(() -> upstream.onDelivery(delivered(orderId)));
        messages.add(() -> upstream.onCancellation(cancelled(orderId, "customer")));
      }
      Collections.shuffle(messages, random);

      messages.forEach(Runnable::run);

      assertThat(kindsOfLate(orderId))
          .as("round %d", round)
          .containsExactly("out-for-delivery", "delivered");
    }
  }

  private void everythingIsSaidOf(String orderId) {
    upstream.onDelivery(dispatched(orderId));
    upstream.onDelivery(outForDelivery(orderId));
    upstream.onDelivery(delivered(orderId));
    upstream.onDelivery(failed(orderId, null));
    upstream.onCancellation(cancelled(orderId, null));
  }

  private List<String> kindsOfLate(String orderId) {
    return orders.find(orderId).orElseThrow().lateEvents().stream()
        .map(event -> event.type().substring(event.type().indexOf('.') + 1))
        .toList();
  }

  private void steps(String orderId, OrderStatus... statuses) {
    for (var status : statuses) {
      timelines.record(change(orderId, status));
    }
  }

  private double counted(String isNew) {
    return metrics
        .get("status.upstream-events")
        .tags("type", "delivery.delivered", "new", isNew)
        .counter()
        .count();
  }
}
