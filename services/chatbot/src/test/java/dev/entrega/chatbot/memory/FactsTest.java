package dev.entrega.chatbot.memory;

import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A customer's own orders, whatever comes first, twice or from somebody else. */
@OnEachDatabase
class FactsTest {

  @AutoClose private final EmptyMemory memory = new EmptyMemory();

  @Test
  void an_order_is_known_by_what_it_was_placed_with_and_how_far_it_is() {
    memory.place("A-1", "ana");
    memory.after(Duration.ofHours(1)).change("A-1", "ana", DISPATCHED);

    assertThat(memory.facts.of("ana", "A-1"))
        .contains(
            new OrderFacts(
                "A-1",
                "DISPATCHED",
                EmptyMemory.NOON.plus(Duration.ofHours(1)),
                EmptyMemory.NOON,
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
    memory.place("B-1", "bia");
    memory.change("B-1", "bia", DELIVERED);

    assertThat(memory.facts.of("ana", "B-1")).isEmpty();
    assertThat(memory.facts.named("ana", "Onde está B-1?")).isEmpty();
    assertThat(memory.facts.latest("ana")).isEmpty();
  }

  @Test
  void whoever_spoke_of_an_order_first_has_it() {
    memory.place("A-1", "ana");
    memory.change("A-1", "bia", DELIVERED);
    memory.place("A-1", "bia");

    assertThat(memory.facts.of("bia", "A-1")).isEmpty();
    assertThat(memory.facts.of("ana", "A-1").orElseThrow().status()).isNull();
  }

  @Test
  void a_status_may_come_before_the_order_and_a_lower_one_after_a_higher() {
    memory.change("A-1", "ana", DELIVERED);
    memory.change("A-1", "ana", RECEIVED);
    memory.place("A-1", "ana");

    var facts = memory.facts.of("ana", "A-1").orElseThrow();
    assertThat(facts.status()).isEqualTo("DELIVERED");
    assertThat(facts.placedAt()).isEqualTo(EmptyMemory.NOON);
    assertThat(facts.totalCents()).isEqualTo(10420);
  }

  @Test
  void the_latest_order_is_the_one_placed_last() {
    memory.place("A-1", "ana");
    memory.after(Duration.ofDays(1)).place("A-2", "ana");
    memory.after(Duration.ofDays(1)).change("A-1", "ana", DELIVERED);

    assertThat(memory.facts.latest("ana").orElseThrow().orderId()).isEqualTo("A-2");
    assertThat(memory.facts.named("ana", "e o A-1?").orElseThrow().orderId()).isEqualTo("A-1");
    assertThat(memory.facts.named("ana", "e o a-1?").orElseThrow().orderId()).isEqualTo("A-1");
  }
}
