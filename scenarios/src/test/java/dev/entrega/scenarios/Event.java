package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;

import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudEvent as it is sent.
 *
 * @param type also the routing key
 * @param json the whole envelope
 */
record Event(String type, String json) {

  static Event of(String type, String subject, ObjectNode data) {
    return of(type, subject, Instant.now(), data);
  }

  static Event of(String type, String subject, Instant time, JsonNode data) {
    var envelope =
        JSON.createObjectNode()
            .put("specversion", "1.0")
            .put("id", UUID.randomUUID().toString())
            .put("source", "/tests")
            .put("type", type)
            .put("subject", subject)
            .put("time", time.toString())
            .put("datacontenttype", "application/json");
    envelope.set("data", data);
    return new Event(type, JSON.writeValueAsString(envelope));
  }

  /** One event from each line. */
  static List<Event> in(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> new Event(JSON.readTree(line).get("type").asString(), line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The order that it is about. */
  String orderId() {
    return JSON.readTree(json).at("/data/orderId").asString();
  }

  /** Of an order that is placed. */
  Stream<JsonNode> items() {
    return JSON.readTree(json).at("/data/items").valueStream();
  }

  /** That is counted. */
  String article() {
    return JSON.readTree(json).at("/data/sku").asString();
  }

  String exchange() {
    return switch (type.substring(0, type.indexOf('.'))) {
      case "order" -> Topology.ORDERS;
      case "delivery" -> Topology.DELIVERIES;
      case "stock" -> Topology.INVENTORY;
      case "question" -> Topology.QUESTIONS;
      default -> throw new IllegalArgumentException("Expected an event, but found " + type);
    };
  }
}
