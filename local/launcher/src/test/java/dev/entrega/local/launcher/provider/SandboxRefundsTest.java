package dev.entrega.local.launcher.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be done to a charge that is there, and what the ledger then says. */
class SandboxRefundsTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final SandboxProvider provider =
      SandboxProvider.start(
          SandboxProvider.Settings.of("an-api-key", "a-webhook-secret")
              .deciding(Duration.ZERO, Duration.ofMillis(300)));

  @AfterEach
  void close() {
    provider.close();
    http.shutdownNow();
  }

  @Test
  void a_charge_that_waits_is_called_off_and_nobody_can_pay_it_any_more() throws Exception {
    String id = charge("o1", "silent");

    HttpResponse<String> cancelled = post(id + "/cancel", "o1/cancel", "{}");

    assertThat(cancelled.statusCode()).isEqualTo(200);
    assertThat(status(cancelled)).isEqualTo("cancelled");
    assertThat(provider.pay("o1")).isFalse();
    assertThat(status(get("/v1/charges/" + id))).isEqualTo("cancelled");
  }

  @Test
  void a_charge_that_was_paid_before_is_not_called_off_but_shown() throws Exception {
    String id = charge("o1", "silent");
    assertThat(provider.pay("o1")).isTrue();
    assertThat(provider.pay("o1")).isFalse();

    assertThat(status(post(id + "/cancel", "o1/cancel", "{}"))).isEqualTo("approved");
  }

  @Test
  void a_late_charge_that_was_called_off_stays_so() throws Exception {
    String late = charge("o1", "late");
    post(late + "/cancel", "o1/cancel", "{}");

    // Asked for later, so decided later.
    awaitApproved(charge("o2", "late"));

    assertThat(status(get("/v1/charges/" + late))).isEqualTo("cancelled");
  }

  @Test
  void a_stubborn_charge_cannot_be_called_off_and_is_approved_much_later() throws Exception {
    String id = charge("o1", "stubborn");

    assertThat(post(id + "/cancel", "o1/cancel", "{}").statusCode()).isEqualTo(409);

    awaitApproved(id);
  }

  @Test
  void a_refund_goes_out_once_for_its_key_however_many_ask_at_once() throws Exception {
    String id = paid("o1");
    Callable<String> asking = () -> json(refund(id, "o1/refund", 1000)).path("id").stringValue();

    List<Future<String>> ids;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ids = threads.invokeAll(Collections.nCopies(20, asking));
    }

    assertThat(ids.stream().map(Future::resultNow).distinct()).hasSize(1);
    assertThat(provider.ledger()).containsExactly(entry("o1", 1000, 1000));
  }

  @Test
  void nothing_goes_back_beyond_what_was_taken() throws Exception {
    String id = paid("o1");
    String silent = charge("o2", "silent");

    assertThat(refund(id, "k1", 1001).statusCode()).isEqualTo(422);
    assertThat(refund(id, "k2", 400).statusCode()).isEqualTo(201);
    assertThat(refund(id, "k3", 601).statusCode()).isEqualTo(422);
    assertThat(refund(id, "k4", 600).statusCode()).isEqualTo(201);
    assertThat(refund(id, "k5", 1).statusCode()).isEqualTo(422);
    assertThat(refund(silent, "k6", 1).statusCode()).isEqualTo(422);
    assertThat(provider.ledger()).containsExactly(entry("o1", 1000, 1000), entry("o2", 0, 0));
  }

  @Test
  void a_refund_of_another_currency_charge_or_key_is_refused() throws Exception {
    String id = paid("o1");
    String other = paid("o2");
    refund(id, "k1", 400);

    assertThat(refund(id, "k1", 500).statusCode()).isEqualTo(422);
    assertThat(refund(other, "k1", 400).statusCode()).isEqualTo(422);
    assertThat(post(id + "/refunds", "k2", "{\"amountCents\":1,\"currency\":\"USD\"}").statusCode())
        .isEqualTo(422);
    assertThat(refund("ch_none", "k3", 1).statusCode()).isEqualTo(404);
    assertThat(post("ch_none/cancel", "k4", "{}").statusCode()).isEqualTo(404);
    assertThat(post(id + "/gifts", "k5", "{}").statusCode()).isEqualTo(404);
    assertThat(provider.ledger()).containsExactly(entry("o1", 1000, 400), entry("o2", 1000, 0));
  }

  @Test
  void charges_are_found_by_their_order() throws Exception {
    charge("o1", "silent");
    String id = charge("o2", "silent");

    JsonNode found = json(get("/v1/charges?reference=o2")).path("charges");

    assertThat(found.valueStream().map(charge -> charge.path("id").stringValue()))
        .containsExactly(id);
    assertThat(json(get("/v1/charges?reference=o3")).path("charges").size()).isZero();
  }

  @Test
  void the_ledger_can_be_asked_for_as_a_whole_and_by_order() throws Exception {
    refund(paid("o1"), "k1", 400);
    charge("o2", "silent");

    assertThat(get("/ledger").body())
        .isEqualTo(
            "{\"capturedCents\":1000,\"refundedCents\":400,\"orders\":["
                + "{\"reference\":\"o1\",\"currency\":\"BRL\","
                + "\"capturedCents\":1000,\"refundedCents\":400},"
                + "{\"reference\":\"o2\",\"currency\":\"BRL\","
                + "\"capturedCents\":0,\"refundedCents\":0}]}");
    assertThat(json(get("/ledger/o1")).path("refundedCents").longValue()).isEqualTo(400);
    assertThat(get("/ledger/o3").statusCode()).isEqualTo(404);
    HttpRequest unknown = HttpRequest.newBuilder(provider.url().resolve("/ledger")).build();
    assertThat(http.send(unknown, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
  }

  private static Map.Entry<String, Account> entry(String order, long captured, long refunded) {
    return Map.entry(order, new Account(order, "BRL", captured, refunded));
  }

  private String charge(String order, String sandbox) throws Exception {
    String body =
        """
        {"reference":"%s","amountCents":1000,"currency":"BRL","method":"boleto","installments":1,
         "customerId":"c1","metadata":{"sandbox":"%s"}}
        """
            .formatted(order, sandbox);
    return json(post("", order + "/charge", body)).path("id").stringValue();
  }

  private String paid(String order) throws Exception {
    String id = charge(order, "silent");
    assertThat(provider.pay(order)).isTrue();
    return id;
  }

  private HttpResponse<String> refund(String id, String key, long cents) throws Exception {
    return post(id + "/refunds", key, "{\"amountCents\":%d,\"currency\":\"BRL\"}".formatted(cents));
  }

  private static String status(HttpResponse<String> charge) {
    return json(charge).path("status").stringValue();
  }

  private void awaitApproved(String id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> status(get("/v1/charges/" + id)).equals("approved"));
  }

  private HttpResponse<String> post(String path, String key, String body) throws Exception {
    return http.send(
        request("/v1/charges" + (path.isEmpty() ? "" : "/" + path))
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(provider.url().resolve(path))
        .header("Authorization", "Bearer an-api-key");
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
