package dev.entrega.chatbot;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.orders.StatusChanged;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Hears of each change of status. Idempotent by order id and status, as {@link Facts} are. */
final class StatusMessages {

  private static final Contract CONTRACT = Contract.named("order-status");

  private final Facts facts;

  StatusMessages(Facts facts) {
    this.facts = facts;
  }

  /**
   * Returns when the change is durable.
   *
   * @param body a {@link StatusChanged} as JSON, without an envelope of SNS
   * @throws Violation if it is no such thing; the queue then keeps the message until it has been
   *     received too often, and its dead-letter queue after that
   */
  void on(String body) {
    var json = tree(body);
    CONTRACT.check(json);
    facts.on(Json.MAPPER.treeToValue(json, StatusChanged.class));
  }

  private static JsonNode tree(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException unreadable) {
      throw Violation.of(unreadable);
    }
  }
}
