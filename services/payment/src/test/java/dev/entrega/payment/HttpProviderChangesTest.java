package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.payment.Provider.Found;
import dev.entrega.payment.Provider.Reversal;
import dev.entrega.payment.StubProvider.Request;
import dev.entrega.payment.StubProvider.Response;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is asked about a charge that is there, or may be. */
class HttpProviderChangesTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final StubProvider stub = new StubProvider(_ -> new Response(200, charge("pending")));

  HttpProviderChangesTest() throws Exception {}

  @AfterEach
  void close() {
    stub.close();
    http.shutdownNow();
  }

  @Test
  void a_charge_is_called_off_under_the_orders_own_key() throws Exception {
    stub.behaviour = _ -> new Response(200, charge("cancelled"));

    assertThat(provider().cancel("o1", "ch1")).isEqualTo(found(new Decision.Cancelled("ch1")));

    assertThat(stub.requests)
        .containsExactly(
            new Request("POST /v1/charges/ch1/cancel", "o1/cancel", "Bearer a-key", "{}"));
  }

  @Test
  void a_charge_that_cannot_be_called_off_is_looked_at() throws Exception {
    stub.behaviour =
        request ->
            request.path().startsWith("POST")
                ? new Response(409, "{\"error\":{\"code\":\"not_cancellable\"}}")
                : new Response(200, charge("pending"));

    assertThat(provider().cancel("o1", "ch1")).isEqualTo(found(null));

    assertThat(stub.requests)
        .extracting(Request::path)
        .containsExactly("POST /v1/charges/ch1/cancel", "GET /v1/charges/ch1");
  }

  @Test
  void money_is_asked_back_under_the_orders_own_key() throws Exception {
    stub.behaviour = _ -> new Response(201, "{\"id\":\"re1\"}");

    assertThat(provider().refund("o1", "ch1", Orders.TEN)).isEqualTo(new Reversal.Refunded("re1"));

    assertThat(stub.requests)
        .containsExactly(
            new Request(
                "POST /v1/charges/ch1/refunds",
                "o1/refund",
                "Bearer a-key",
                "{\"amountCents\":1000,\"currency\":\"BRL\"}"));
  }

  @Test
  void what_is_not_given_back_is_a_refusal() throws Exception {
    stub.behaviour = _ -> new Response(422, "{\"error\":{\"message\":\"too old\"}}");

    assertThat(provider().refund("o1", "ch1", Orders.TEN))
        .isEqualTo(new Reversal.Refused("422: too old"));
  }

  @Test
  void a_charge_is_looked_up_by_its_id_or_by_its_order() throws Exception {
    stub.behaviour =
        request ->
            new Response(
                200,
                request.path().contains("?")
                    ? "{\"charges\":[%s]}".formatted(charge("approved"))
                    : charge("approved"));

    assertThat(provider().find("o1", "ch/1")).contains(found(new Decision.Approved("ch1")));
    assertThat(provider().find("o1", null)).contains(found(new Decision.Approved("ch1")));

    assertThat(stub.requests)
        .extracting(Request::path)
        .containsExactly("GET /v1/charges/ch%2F1", "GET /v1/charges?reference=o1");
  }

  @Test
  void an_order_of_which_the_provider_knows_nothing_has_no_charge() throws Exception {
    stub.behaviour = _ -> new Response(200, "{\"charges\":[]}");

    assertThat(provider().find("o1", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"id\":\"ch1\"}", "{\"id\":\"ch1\",\"amountCents\":10.5}"})
  void a_charge_that_is_none_is_a_fault(String body) {
    stub.behaviour = _ -> new Response(200, body);

    assertThatThrownBy(() -> provider().find("o1", "ch1")).hasMessageContaining("order o1");
    assertThatThrownBy(() -> provider().find("o1", null)).hasMessageContaining("order o1");
    assertThatThrownBy(() -> provider().cancel("o1", "ch1")).hasMessageContaining("order o1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 503})
  void what_is_not_about_this_order_is_a_fault(int status) {
    stub.behaviour = _ -> new Response(status, "");

    assertThatThrownBy(() -> provider().find("o1", "ch1"))
        .hasMessageContaining("o1")
        .hasMessageContaining(Integer.toString(status));
    assertThatThrownBy(() -> provider().cancel("o1", "ch1"))
        .hasMessageContaining(Integer.toString(status));
    assertThatThrownBy(() -> provider().refund("o1", "ch1", Orders.TEN))
        .hasMessageContaining(Integer.toString(status));
  }

  private static String charge(String status) {
    return "{\"id\":\"ch1\",\"status\":\"%s\",\"amountCents\":1000,\"currency\":\"BRL\"}"
        .formatted(status);
  }

  private static Found found(@Nullable Decision decision) {
    return new Found("ch1", Orders.TEN, decision);
  }

  private HttpProvider provider() {
    return new HttpProvider(
        http,
        JsonMapper.shared(),
        new PaymentSettings.Provider(
            stub.url(), "a-key", Duration.ofSeconds(30), Duration.ofSeconds(30)));
  }
}
