package dev.entrega.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.queues.QueueMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusConsumerTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final StatusChanged CHANGE =
      new StatusChanged(
          "o-1", "c-1", OrderStatus.RECEIVED, 10, NOON, null, null, null, null, "pt-BR");

  private final List<StatusChanged> heard = new ArrayList<>();
  private final QueueConsumer consumer = StatusConsumer.of("status", 4, heard::add);

  @Test
  void a_change_is_heard_as_it_was_published() throws Exception {
    receive(Json.MAPPER.writeValueAsString(CHANGE));

    assertThat(heard).containsExactly(CHANGE);
  }

  @Test
  void fields_that_are_not_known_yet_are_ignored() throws Exception {
    receive(Json.MAPPER.writeValueAsString(CHANGE).replaceFirst("\\{", "{\"carrier\":{},"));

    assertThat(heard).containsExactly(CHANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "delivered",
        "[]",
        "{}",
        """
        {"orderId":"a/b","customerId":"c","status":"RECEIVED","sequence":10,\
        "occurredAt":"2026-11-20T10:00:00Z","locale":"en"}\
        """,
        """
        {"orderId":"o-1","status":"RECEIVED","sequence":10,\
        "occurredAt":"2026-11-20T10:00:00Z","locale":"en"}\
        """,
        """
        {"orderId":"o-1","customerId":"c","sequence":10,\
        "occurredAt":"2026-11-20T10:00:00Z","locale":"en"}\
        """,
        """
        {"orderId":"o-1","customerId":"c","status":"RECEIVED","sequence":10,"locale":"en"}\
        """,
        """
        {"orderId":"o-1","customerId":"c","status":"LOST","sequence":10,\
        "occurredAt":"2026-11-20T10:00:00Z","locale":"en"}\
        """,
        """
        {"orderId":"o-1","customerId":"c","status":"RECEIVED","sequence":10,\
        "occurredAt":"yesterday","locale":"en"}\
        """
      })
  void what_is_no_change_of_status_is_refused_and_says_so(String body) {
    assertThatThrownBy(() -> receive(body))
        .isInstanceOf(Violation.class)
        .hasMessageStartingWith("Expected ");
    assertThat(heard).isEmpty();
  }

  private void receive(String body) throws InterruptedException {
    consumer.handler().on(new QueueMessage("m-1", body, NOON, 1));
  }
}
