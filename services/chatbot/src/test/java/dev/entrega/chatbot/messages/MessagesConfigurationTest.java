package dev.entrega.chatbot.messages;

import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.memory.EmptyMemory;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.queues.QueueMessage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MessagesConfigurationTest {

  @AutoClose private final EmptyMemory memory = new EmptyMemory();

  @Test
  void what_comes_to_the_queue_of_changes_is_remembered() throws Exception {
    var changes =
        new MessagesConfiguration().changesOfStatus(memory.facts, new MessagesSettings(1));
    var body =
        Json.MAPPER.writeValueAsString(
            new StatusChanged(
                "A-9", "ana", RECEIVED, 10, EmptyMemory.NOON, null, null, null, null, "pt"));

    changes.handler().on(new QueueMessage("m-1", body, EmptyMemory.NOON, 1));

    assertThat(memory.facts.of("ana", "A-9").orElseThrow().status()).isEqualTo("RECEIVED");
  }
}
