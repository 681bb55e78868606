package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.entrega.payment.StubProvider.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
      new HttpProvider(
              http,
              JSON,
              new PaymentSettings.Provider(
                  stub.url(), "a-key", Duration.ofSeconds(5), Duration.ofSeconds(5)))
          .create("o1", new ChargeOrder(1000, "BRL", "c1", payment));

      JsonNode sent = JSON.readTree(stub.requests.getFirst().body());
      assertThat(schema("ChargeRequest").validate(sent)).isEmpty();
      assertThat(sent).isEqualTo(examples("ChargeRequest").getFirst());
    }
  }

  @Test
  void the_contracts_events_are_understood() throws Exception {
    List<ProviderEvent> events =
        List.of(read(examples("Event").get(0)), read(examples("Event").get(1)));

    assertThat(events)
        .containsExactly(
            new ProviderEvent("evt_1", "o1", Orders.TEN, "ch_1", new Decision.Approved("ch_1")),
            new ProviderEvent(
                "evt_2",
                "o2",
                Orders.TEN,
                "ch_2",
                new Decision.Declined("ch_2", "insufficient_funds")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ChargeRequest", "ChargeCreated", "Refusal", "Event"})
  void each_example_is_what_its_schema_says(String name) {
    assertThat(examples(name))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(schema(name).validate(example)).isEmpty());
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
