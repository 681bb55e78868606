package dev.entrega.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.orders.Event;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.topology.RoutingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events and schemas say the same: the sealed hierarchy is the list of what there must be. */
final class ContractTest {

  private static final Path CONTRACTS = Path.of("contracts");

  static Stream<Class<?>> events() {
    return leaves(Event.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_examples_of_a_schema_read_into_its_record_and_write_back_equal(Class<?> event)
      throws Exception {
    var contract = Contract.named(key(event));

    assertThat(examples(key(event)))
        .isNotEmpty()
        .allSatisfy(example -> {
          contract.check(example);
          var written = written(Json.MAPPER.treeToValue(example, event));
          assertThat(written).isEqualTo(example);
          contract.check(written);
        });
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_renamed_field_fails(Class<?> event) throws Exception {
    var contract = Contract.named(key(event));

    for (var name : required(key(event))) {
      var renamed = (ObjectNode) examples(key(event)).getFirst().deepCopy();
      renamed.set(name + "Renamed", renamed.remove(name));

      assertThatThrownBy(() -> contract.check(renamed))
          .isInstanceOf(Violation.class)
          .hasMessage("Expected $.%s, but it is missing", name);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_unknown_field_is_ignored(Class<?> event) throws Exception {
    var grown = (ObjectNode) examples(key(event)).getFirst().deepCopy();
    grown.put("addedLater", true);

    assertThatCode(() -> Contract.named(key(event)).check(grown)).doesNotThrowAnyException();
    assertThatCode(() -> Json.MAPPER.treeToValue(grown, event)).doesNotThrowAnyException();
  }

  @Test
  void every_schema_of_an_event_has_its_record() throws Exception {
    var others = List.of("cloudevent", "order-status", "task");
    try (var files = Files.list(CONTRACTS)) {
      var named =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".schema.json"))
              .map(name -> name.replace(".schema.json", ""))
              .filter(name -> !others.contains(name));

      assertThat(named)
          .containsExactlyInAnyOrderElementsOf(events().map(ContractTest::key).toList());
    }
  }

  @Test
  void a_change_of_status_keeps_to_its_contract() throws Exception {
    assertThat(examples("order-status"))
        .isNotEmpty()
        .allSatisfy(example -> {
          var change = Json.MAPPER.treeToValue(example, StatusChanged.class);
          assertThat(change.sequence()).isEqualTo(change.status().sequence());
          assertThat(written(change)).isEqualTo(example);
          Contract.named("order-status").check(example);
        });
  }

  @Test
  void the_contract_knows_every_status_and_no_other() throws Exception {
    var known = schema("order-status").at("/properties/status/enum").valueStream();

    assertThat(known.map(JsonNode::asString))
        .containsExactlyElementsOf(Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
  }

  @Test
  void the_envelope_of_a_task_keeps_to_its_contract() throws Exception {
    assertThat(examples("task"))
        .isNotEmpty()
        .allSatisfy(example -> {
          Contract.named("task").check(example);
          assertThat(written(Json.MAPPER.treeToValue(example, Task.class))).isEqualTo(example);
        });
  }

  @Test
  void a_contract_that_nobody_wrote_is_our_own_bug() {
    assertThatThrownBy(() -> Contract.named("order.forgotten"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("order.forgotten");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stock-counted.jsonl",
        "order-placed.jsonl",
        "order-cancelled.jsonl",
        "delivery.jsonl"
      })
  void real_events_keep_to_their_contracts_where_they_are_at_hand(String file) throws Exception {
    var path = Path.of("../../shared/orders", file);
    assumeThat(path).exists();

    try (var lines = Files.lines(path)) {
      assertThat(lines.map(Json.MAPPER::readTree))
          .allSatisfy(event -> {
            Contract.named("cloudevent").check(event);
            Contract.named(event.path("type").asString()).check(event.path("data"));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void asyncapi_names_every_event(Class<?> event) throws Exception {
    assertThat(asyncApi().path("channels").has(key(event))).isTrue();
    assertThat(asyncApi().at("/components/messages").has(key(event))).isTrue();
  }

  @Test
  void every_reference_in_asyncapi_leads_somewhere() throws Exception {
    var document = asyncApi();

    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(reference -> {
          if (reference.startsWith("./")) {
            assertThat(CONTRACTS.resolve(reference)).exists();
          } else {
            assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
          }
        });
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    var permitted = type.getPermittedSubclasses();
    return permitted == null
        ? Stream.of(type)
        : Arrays.stream(permitted).flatMap(ContractTest::leaves);
  }

  private static String key(Class<?> event) {
    return RoutingKeys.of(event.asSubclass(Event.class));
  }

  private static JsonNode schema(String name) throws IOException {
    return Json.MAPPER.readTree(Files.readString(CONTRACTS.resolve(name + ".schema.json")));
  }

  private static List<JsonNode> examples(String name) throws IOException {
    return schema(name).path("examples").valueStream().toList();
  }

  private static List<String> required(String name) throws IOException {
    return schema(name).path("required").valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode written(Object value) {
    return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(value));
  }

  private static JsonNode asyncApi() throws IOException {
    Object document = new Yaml().load(Files.readString(CONTRACTS.resolve("asyncapi.yaml")));
    return Json.MAPPER.valueToTree(document);
  }
}
