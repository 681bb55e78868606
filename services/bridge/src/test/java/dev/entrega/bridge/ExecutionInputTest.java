package dev.entrega.bridge;

import static dev.entrega.bridge.PlacedOrders.DATA;
import static dev.entrega.bridge.PlacedOrders.JSON;
import static dev.entrega.bridge.PlacedOrders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entrega.messaging.events.UnacceptableEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

final class ExecutionInputTest {

  /** One byte, two, three and four of UTF-8, the last in two chars. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "ç", "日", "🚚"})
  void the_limit_counts_bytes_to_the_last_one(String letter) {
    var most = nameFillingUpTo(ExecutionInput.LIMIT_BYTES, letter);

    var json = ExecutionInput.of(placed(DATA.replace("Ação", most))).toJson();
    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSize(ExecutionInput.LIMIT_BYTES);

    var oneMore = ExecutionInput.of(placed(DATA.replace("Ação", most + "a")));
    assertThatThrownBy(oneMore::toJson)
        .isInstanceOf(UnacceptableEvent.class)
        .hasMessage(
            "Expected an execution input of at most 262144 bytes, but this event makes 262145");
  }

  @Test
  void an_order_is_itself_in_whatever_order_its_names_come() {
    var random = new Random(20261120);
    var order = JSON.readTree(DATA);
    var input = ExecutionInput.of(placed(DATA));
    for (int round = 0; round < 500; round++) {
      var shuffled = shuffled(order, random);
      assertThat(input.differencesFrom("{\"trace\":{},\"order\":" + shuffled + "}"))
          .as("round %d: %s", round, shuffled)
          .isEmpty();
    }
  }

  @Test
  void items_in_another_order_are_another_order() {
    var order = DATA.replace("\"items\":[", "\"items\":[" + item("s-0") + ",");
    var swapped = DATA.replace("}],", "}," + item("s-0") + "],");

    assertThat(ExecutionInput.of(placed(order)).differencesFrom("{\"order\":" + swapped + "}"))
        .containsExactly("items");
  }

  @Test
  void numbers_beyond_a_double_keep_every_digit() {
    var order = DATA.replace("1.50", "12345678901234567890.12345678901234567890");
    var input = ExecutionInput.of(placed(order));

    assertThat(input.toJson()).isEqualTo("{\"order\":" + order + ",\"trace\":{}}");
    assertThat(input.differencesFrom("{\"order\":" + order.replace("7890,", "7891,") + "}"))
        .containsExactly("weightKg");
  }

  /** {@code ../shared/orders} beside the checkout is optional. */
  @Test
  void real_orders_go_through_verbatim() throws IOException {
    var orders = Path.of("../../../shared/orders/order-placed.jsonl");
    assumeTrue(Files.exists(orders), "no " + orders);
    try (var lines = Files.lines(orders)) {
      assertThat(lines)
          .hasSizeGreaterThan(1_000)
          .allSatisfy(line -> {
            var data = JSON.readTree(line).get("data").toString();
            assertThat(ExecutionInput.of(placed(data)).toJson())
                .isEqualTo("{\"order\":" + data + ",\"trace\":{}}");
          });
    }
  }

  private static String item(String sku) {
    return "{\"sku\":\"" + sku + "\",\"quantity\":1,\"unitPriceCents\":990}";
  }

  private static String nameFillingUpTo(int bytes, String letter) {
    var empty = ExecutionInput.of(placed(DATA.replace("Ação", ""))).toJson();
    int room = bytes - empty.getBytes(StandardCharsets.UTF_8).length;
    int width = letter.getBytes(StandardCharsets.UTF_8).length;
    return letter.repeat(room / width) + "a".repeat(room % width);
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(shuffled(element, random)));
      return array;
    }
    if (node.isObject()) {
      var names = new ArrayList<>(node.propertyNames());
      Collections.shuffle(names, random);
      var object = JsonNodeFactory.instance.objectNode();
      names.forEach(name -> object.set(name, shuffled(node.get(name), random)));
      return object;
    }
    return node;
  }
}
