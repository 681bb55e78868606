package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.entrega.payment.Provider.Reversal;
import dev.entrega.payment.StubProvider.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode schemas =
      JSON.readTree(Files.readString(Path.of("provider.openapi.json"))).at("/components/schemas");

  ContractTest() throws IOException {}

  @Test
  void what_is_asked_of_the_provider_is_what_the_contract_says() throws Exception {
    ChargeOrder.Payment payment = new ChargeOrder.Payment("boleto", 2, "decline");
    try (StubProvider stub = new StubProvider(_ -> new Response(201, "{\"id\":\"ch_1\"}"));
        HttpClient http = HttpClient.newHttpClient()) {
      provider(stub, http).create("o1", new ChargeOrder(1000, "BRL", "c1", payment));

      JsonNode sent = JSON.readTree(stub.requests.getFirst().body());
      assertThat(schema("ChargeRequest").validate(sent)).isEmpty();
      assertThat(sent).isEqualTo(examples("ChargeRequest").getFirst());
    }
  }

  @Test
  void what_is_asked_back_is_what_the_contract_says() throws Exception {
    String created = JSON.writeValueAsString(examples("RefundCreated").getFirst());
    try (StubProvider stub = new StubProvider(_ -> new Response(201, created));
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(provider(stub, http).refund("o1", "ch_1", Orders.TEN))
          .isEqualTo(new Reversal.Refunded("re_1"));

      JsonNode sent = JSON.readTree(stub.requests.getFirst().body());
      assertThat(sent).isEqualTo(examples("RefundRequest").getFirst());
    }
  }

  @Test
  void the_contracts_charges_are_understood() throws Exception {
    List<@Nullable Decision> decisions = new ArrayList<>();
    for (JsonNode example : examples("Charge")) {
      String charge = JSON.writeValueAsString(example);
      try (StubProvider stub = new StubProvider(_ -> new Response(200, charge));
          HttpClient http = HttpClient.newHttpClient()) {
        decisions.add(provider(stub, http).find("o1", "ch_1").orElseThrow().decision());
      }
    }

    assertThat(decisions)
        .containsExactly(
            null,
            new Decision.Approved("ch_1"),
            new Decision.Declined("ch_1", "no_funds"),
            new Decision.Cancelled("ch_1"));
  }

  @Test
  void the_contracts_events_are_understood() throws Exception {
    List<ProviderEvent> events = new ArrayList<>();
    for (JsonNode example : examples("Event")) {
      events.add(read(example));
    }

    assertThat(events)
        .containsExactly(
            new ProviderEvent("evt_1", "o1", Orders.TEN, "ch_1", new Decision.Approved("ch_1")),
            new ProviderEvent(
                "evt_2",
                "o2",
                Orders.TEN,
                "ch_2",
                new Decision.Declined("ch_2", "insufficient_funds")),
            new ProviderEvent("evt_3", "o3", Orders.TEN, "ch_3", new Decision.Cancelled("ch_3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ChargeRequest",
        "ChargeCreated",
        "Charge",
        "Charges",
        "RefundRequest",
        "RefundCreated",
        "Refusal",
        "Event"
      })
  void each_example_is_what_its_schema_says(String name) {
    assertThat(examples(name))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(schema(name).validate(example)).isEmpty());
  }

  private static HttpProvider provider(StubProvider stub, HttpClient http) {
    return new HttpProvider(
        http,
        JSON,
        new PaymentSettings.Provider(
            stub.url(), "a-key", Duration.ofSeconds(30), Duration.ofSeconds(30)));
  }

  private static ProviderEvent read(JsonNode event) throws ProviderEvent.MalformedEvent {
    return ProviderEvent.read(JSON, JSON.writeValueAsBytes(event)).orElseThrow();
  }

  private List<JsonNode> examples(String name) {
    return List.copyOf(schemas.path(name).path("examples").values());
  }

  private Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schemas.path(name));
  }
}
