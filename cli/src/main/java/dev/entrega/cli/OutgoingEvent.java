package dev.entrega.cli;

import dev.entrega.cli.endpoints.BadInput;
import dev.entrega.messaging.topology.Topology;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One CloudEvent on its way to the broker.
 *
 * @param source with {@code id} the event's identity
 * @param id see {@code source}
 * @param type also the routing key
 * @param exchange follows from the type
 * @param subject the order or article that it is about; empty where the event names none
 * @param body the document, as it was read
 */
record OutgoingEvent(
    String source, String id, String type, String exchange, String subject, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads one line of a file.
   *
   * @param where for the error message, for example {@code orders.jsonl:17}
   */
  static OutgoingEvent read(String line, String where) {
    JsonNode event;
    try {
      event = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new BadInput(where + ": Expected a CloudEvent as JSON, but " + e.getOriginalMessage());
    }
    var type = attribute(event, "type", where);
    return new OutgoingEvent(
        attribute(event, "source", where),
        attribute(event, "id", where),
        type,
        exchangeOf(type, where),
        event.path("subject").asString(""),
        line);
  }

  /** The queue whose consumer acts on the event; empty where nobody does yet. */
  Optional<String> queue() {
    return switch (exchange) {
      case Topology.DELIVERIES -> Optional.of(Topology.COURIER_DELIVERIES);
      case Topology.INVENTORY -> Optional.of(Topology.AVAILABILITY_STOCK_COUNTS);
      default ->
          switch (type) {
            case "order.placed" -> Optional.of(Topology.BRIDGE_ORDERS);
            case "order.cancelled" -> Optional.of(Topology.BRIDGE_CANCELLATIONS);
            default -> Optional.empty();
          };
    };
  }

  /** The same event, as if it happened at another time; its identity stays. */
  OutgoingEvent at(OffsetDateTime time) {
    var event = (ObjectNode) JSON.readTree(body);
    event.put("time", time.toString());
    return new OutgoingEvent(source, id, type, exchange, subject, JSON.writeValueAsString(event));
  }

  private static String attribute(JsonNode event, String name, String where) {
    var value = event.path(name);
    if (!value.isString() || value.asString().isEmpty()) {
      throw new BadInput(
          where + ": Expected a CloudEvent with a \"" + name + "\", but it has none");
    }
    return value.asString();
  }

  private static String exchangeOf(String type, String where) {
    var dot = type.indexOf('.');
    return switch (dot < 0 ? type : type.substring(0, dot)) {
      case "order" -> Topology.ORDERS;
      case "delivery" -> Topology.DELIVERIES;
      case "stock" -> Topology.INVENTORY;
      case "question" -> Topology.QUESTIONS;
      default ->
          throw new BadInput(
              where
                  + ": Expected a type such as order.placed or delivery.delivered, but was "
                  + type);
    };
  }
}
