package dev.entrega.chatbot;

import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.queues.QueueMessage;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A customer's own orders, whatever comes first, twice or from somebody else. */
@OnEachDatabase
class FactsTest {

  @AutoClose private final Desk desk = new Desk();

  @Test
  void an_order_is_known_by_what_it_was_placed_with_and_how_far_it_is() {
    desk.place("A-1", "ana");
    desk.after(Duration.ofHours(1)).change("A-1", "ana", DISPATCHED);

    assertThat(desk.facts.of("ana", "A-1"))
        .contains(
            new OrderFacts(
                "A-1",
                "DISPATCHED",
                Desk.NOON.plus(Duration.ofHours(1)),
                Desk.NOON,
                "sao paulo",
                "SP",
                2L,
                7980L,
                2440L,
                10420L,
                null,
                "boleto"));
  }

  @Test
  void the_order_of_somebody_else_is_not_there() {
    desk.place("B-1", "bia");
    desk.change("B-1", "bia", DELIVERED);

    assertThat(desk.facts.of("ana", "B-1")).isEmpty();
    assertThat(desk.facts.named("ana", "Onde está B-1?")).isEmpty();
    assertThat(desk.facts.latest("ana")).isEmpty();
  }

  @Test
  void whoever_spoke_of_an_order_first_has_it() {
    desk.place("A-1", "ana");
    desk.change("A-1", "bia", DELIVERED);
    desk.place("A-1", "bia");

    assertThat(desk.facts.of("bia", "A-1")).isEmpty();
    assertThat(desk.facts.of("ana", "A-1").orElseThrow().status()).isNull();
  }

  @Test
  void a_status_may_come_before_the_order_and_a_lower_one_after_a_higher() {
    desk.change("A-1", "ana", DELIVERED);
    desk.change("A-1", "ana", RECEIVED);
    desk.place("A-1", "ana");

    var facts = desk.facts.of("ana", "A-1").orElseThrow();
    assertThat(facts.status()).isEqualTo("DELIVERED");
    assertThat(facts.placedAt()).isEqualTo(Desk.NOON);
    assertThat(facts.totalCents()).isEqualTo(10420);
  }

  @Test
  void the_latest_order_is_the_one_placed_last() {
    desk.place("A-1", "ana");
    desk.after(Duration.ofDays(1)).place("A-2", "ana");
    desk.after(Duration.ofDays(1)).change("A-1", "ana", DELIVERED);

    assertThat(desk.facts.latest("ana").orElseThrow().orderId()).isEqualTo("A-2");
    assertThat(desk.facts.named("ana", "e o A-1?").orElseThrow().orderId()).isEqualTo("A-1");
  }

  @Test
  void what_comes_to_the_queue_of_changes_is_known() throws Exception {
    var changes = new MessagesConfiguration().changesOfStatus(desk.facts, new MessagesSettings(1));
    var body =
        Json.MAPPER.writeValueAsString(
            new StatusChanged("A-9", "ana", RECEIVED, 10, Desk.NOON, null, null, null, null, "pt"));

    changes.handler().on(new QueueMessage("m-1", body, Desk.NOON, 1));

    assertThat(desk.facts.of("ana", "A-9").orElseThrow().status()).isEqualTo("RECEIVED");
  }
}
