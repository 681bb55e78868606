package dev.entrega.deliverycost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prices the orders of {@code ../shared/orders} beside the checkout, where that folder is. */
class RealOrdersTest {

  private static final Path ORDERS = Path.of("../../../shared/orders").toAbsolutePath().normalize();
  private static final JsonMapper JSON = new JsonMapper();

  private final DeliveryCost deliveryCost = new DeliveryCost(Map.of());

  @BeforeAll
  static void needs_the_folder() {
    assumeTrue(
        Files.isRegularFile(ORDERS.resolve("order-placed.jsonl")),
        () -> "There are no orders in " + ORDERS);
  }

  @Test
  void every_order_is_priced() throws IOException {
    assertThat(freightByOrder()).hasSizeGreaterThan(2_000);
  }

  @Test
  void all_freight_together_is_near_what_was_really_charged() throws IOException {
    var really =
        lines("outcome.jsonl", Function.identity()).values().stream()
            .mapToLong(outcome -> outcome.get("freightCents").asLong())
            .sum();

    var ours = freightByOrder().values().stream().mapToLong(Quote::cents).sum();

    assertThat((double) ours / really).isBetween(0.75, 1.25);
  }

  private Map<String, Quote> freightByOrder() throws IOException {
    var quotes = new HashMap<String, Quote>();
    lines("order-placed.jsonl", event -> event.get("data"))
        .forEach((orderId, order) ->
            quotes.put(orderId, deliveryCost.handleRequest(event(order), null)));
    return quotes;
  }

  private static Map<String, JsonNode> lines(String file, Function<JsonNode, JsonNode> content)
      throws IOException {
    try (var lines = Files.lines(ORDERS.resolve(file))) {
      return lines
          .map(JSON::readTree)
          .map(content)
          .collect(Collectors.toMap(line -> line.get("orderId").asString(), Function.identity()));
    }
  }

  @SuppressWarnings("unchecked") // The target is any JSON object.
  private static Map<String, Object> event(JsonNode order) {
    return JSON.treeToValue(order, Map.class);
  }
}
