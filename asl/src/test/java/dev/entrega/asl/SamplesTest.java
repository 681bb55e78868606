package dev.entrega.asl;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.entrega.messaging.contracts.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The orders in {@code samples/}, which a newcomer tries first. */
class SamplesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(strings = {"orders", "stock", "deliveries"})
  void each_line_keeps_to_its_contract(String file) throws IOException {
    var envelope = Contract.named("cloudevent");
    var contracts = new HashMap<String, Contract>();

    assertThat(events(file))
        .allSatisfy(event ->
            assertThatCode(
                    () -> {
                      envelope.check(event);
                      contracts
                          .computeIfAbsent(event.get("type").stringValue(), Contract::named)
                          .check(event.get("data"));
                    })
                .doesNotThrowAnyException());
  }

  @Test
  void there_are_fifty_orders_and_no_event_twice() throws IOException {
    assertThat(events("orders")).hasSize(50);
    for (var file : List.of("orders", "stock", "deliveries")) {
      assertThat(events(file)).extracting(event -> event.get("id")).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_shelves_hold_what_all_orders_together_want() throws IOException {
    var onHand = new HashMap<String, Long>();
    for (var event : events("stock")) {
      onHand.put(event.at("/data/sku").stringValue(), event.at("/data/onHand").longValue());
    }

    for (var event : events("orders")) {
      for (var item : event.at("/data/items")) {
        onHand.merge(item.get("sku").stringValue(), -item.get("quantity").longValue(), Long::sum);
      }
    }

    assertThat(onHand.values()).isNotEmpty().allMatch(left -> left >= 0);
  }

  @Test
  void each_order_is_dispatched_then_out_for_delivery_then_delivered() throws IOException {
    Map<String, List<String>> steps =
        events("deliveries").stream()
            .collect(
                groupingBy(
                    event -> event.at("/data/orderId").stringValue(),
                    mapping(event -> event.get("type").stringValue(), toList())));

    assertThat(steps.keySet())
        .containsExactlyInAnyOrderElementsOf(
            events("orders").stream()
                .map(event -> event.at("/data/orderId").stringValue())
                .toList());
    assertThat(steps.values())
        .containsOnly(
            List.of("delivery.dispatched", "delivery.out-for-delivery", "delivery.delivered"));
  }

  @ParameterizedTest
  @CsvSource({"orders, orderId", "stock, sku", "deliveries, orderId"})
  void the_subject_tells_what_an_event_is_about(String file, String id) throws IOException {
    assertThat(events(file))
        .allSatisfy(event -> assertThat(event.get("subject")).isEqualTo(event.at("/data/" + id)));
  }

  private static List<JsonNode> events(String file) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../samples", file + ".jsonl"))) {
      return lines.map(JSON::readTree).toList();
    }
  }
}
