package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.payment.Provider.Creation;
import dev.entrega.payment.StubProvider.Request;
import dev.entrega.payment.StubProvider.Response;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HttpProviderTest {

  private static final String CREATED = "{\"id\":\"ch1\",\"status\":\"pending\"}";
  private static final ChargeOrder ORDER =
      new ChargeOrder(1000, "BRL", "c1", new ChargeOrder.Payment("boleto", 2, "decline"));

  private final HttpClient http = HttpClient.newHttpClient();
  private final StubProvider stub = new StubProvider(_ -> new Response(201, CREATED));

  HttpProviderTest() throws Exception {}

  @AfterEach
  void close() {
    stub.close();
    http.shutdownNow();
  }

  @Test
  void a_charge_is_asked_for_under_the_orders_own_key() throws Exception {
    assertThat(provider(stub.url()).create("o1", ORDER)).isEqualTo(new Creation.Created("ch1"));

    assertThat(stub.requests)
        .containsExactly(
            new Request(
                "POST /v1/charges",
                "o1/charge",
                "Bearer a-key",
                "{\"reference\":\"o1\",\"amountCents\":1000,\"currency\":\"BRL\","
                    + "\"method\":\"boleto\",\"installments\":2,\"customerId\":\"c1\","
                    + "\"metadata\":{\"sandbox\":\"decline\"}}"));
  }

  @Test
  void a_decline_code_is_a_decline() throws Exception {
    stub.behaviour = _ -> new Response(402, "{\"error\":{\"declineReason\":\"no_funds\"}}");

    assertThat(provider(stub.url()).create("o1", ORDER))
        .isEqualTo(new Creation.Declined("no_funds"));
  }

  @ParameterizedTest
  @CsvSource({"400", "409", "422"})
  void another_error_about_the_request_is_a_refusal(int status) throws Exception {
    stub.behaviour = _ -> new Response(status, "{\"error\":{\"message\":\"no\\nsuch method\"}}");

    assertThat(provider(stub.url()).create("o1", ORDER))
        .isEqualTo(new Creation.Refused(status + ": no such method"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 408, 429, 500, 503})
  void what_is_not_about_this_order_is_a_fault(int status) {
    stub.behaviour = _ -> new Response(status, "");

    assertThatThrownBy(() -> provider(stub.url()).create("o1", ORDER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("o1")
        .hasMessageContaining(Integer.toString(status))
        .hasMessageNotContaining("a-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{\"id\":7}"})
  void a_creation_without_an_id_is_a_fault(String body) {
    stub.behaviour = _ -> new Response(201, body);

    assertThatThrownBy(() -> provider(stub.url()).create("o1", ORDER))
        .hasMessageContaining("Expected the provider to name the charge of order o1");
  }

  @Test
  void a_connection_that_breaks_once_is_tried_again_under_the_same_key() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    stub.behaviour = _ -> new Response(calls.getAndIncrement() == 0 ? 0 : 201, CREATED);

    assertThat(provider(stub.url()).create("o1", ORDER)).isEqualTo(new Creation.Created("ch1"));

    assertThat(stub.requests).extracting(Request::key).containsExactly("o1/charge", "o1/charge");
  }

  @Test
  void a_provider_that_does_not_answer_in_time_is_a_fault() {
    CountDownLatch never = new CountDownLatch(1);
    stub.behaviour =
        _ -> {
          never.await();
          return new Response(201, CREATED);
        };

    assertThatThrownBy(() -> provider(stub.url(), Duration.ofMillis(500)).create("o1", ORDER))
        .hasMessageContaining("to answer within PT0.5S");
    never.countDown();
  }

  @Test
  void a_provider_that_is_not_there_is_a_fault() {
    String nobody = stub.url();
    stub.close();

    assertThatThrownBy(() -> provider(nobody).create("o1", ORDER)).hasMessageContaining(nobody);
  }

  private HttpProvider provider(String url) {
    return provider(url, Duration.ofSeconds(30));
  }

  private HttpProvider provider(String url, Duration timeout) {
    return new HttpProvider(
        http, JsonMapper.shared(), new PaymentSettings.Provider(url, "a-key", timeout, timeout));
  }
}
