package dev.entrega.local.launcher.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.entrega.local.launcher.provider.SandboxProvider.Retries;
import dev.entrega.local.launcher.provider.SandboxProvider.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxProviderTest {

  private static final Settings AT_ONCE =
      Settings.of("an-api-key", "a-webhook-secret")
          .deciding(Duration.ZERO, Duration.ofMillis(300))
          .repeating(new Retries(5, Duration.ofMillis(5), Duration.ofMillis(20)));

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final SandboxProvider provider = SandboxProvider.start(AT_ONCE);
  private HttpServer shop;

  /** A webhook as it came. */
  private record Delivery(String signature, String body) {

    JsonNode event() {
      return JsonMapper.shared().readTree(body);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    shop.createContext("/hook", this::take);
    shop.start();
    provider.deliverTo(hook());
  }

  @AfterEach
  void close() {
    provider.close();
    shop.stop(0);
    http.shutdownNow();
  }

  @Test
  void a_charge_is_approved_by_a_signed_webhook() throws Exception {
    HttpResponse<String> created = create("o1", "k1", "");

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(json(created).path("status").stringValue()).isEqualTo("pending");
    await().atMost(Duration.ofSeconds(5)).until(() -> deliveries.size() == 1);
    JsonNode event = deliveries.getFirst().event();
    assertThat(event.path("type").stringValue()).isEqualTo("charge.approved");
    assertThat(event.path("data").toString())
        .isEqualTo(
            "{\"chargeId\":\"%s\",\"reference\":\"o1\",\"amountCents\":1000,\"currency\":\"BRL\"}"
                .formatted(json(created).path("id").stringValue()));
    assertSigned(deliveries.getFirst());
  }

  @Test
  void the_same_key_makes_one_charge_however_many_ask_at_once() throws Exception {
    Callable<String> asking = () -> json(create("o1", "k1", "")).path("id").stringValue();

    List<Future<String>> ids;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ids = threads.invokeAll(Collections.nCopies(20, asking));
    }

    assertThat(ids.stream().map(Future::resultNow).distinct()).hasSize(1);
    assertThat(ledger()).hasSize(1);
  }

  @Test
  void the_same_key_with_another_request_is_refused() throws Exception {
    create("o1", "k1", "");

    assertThat(create("o2", "k1", "").statusCode()).isEqualTo(422);
    assertThat(ledger()).hasSize(1);
  }

  @Test
  void a_charge_that_asks_for_it_is_declined_with_a_reason() throws Exception {
    String id = json(create("o1", "k1", "decline")).path("id").stringValue();

    await().atMost(Duration.ofSeconds(5)).until(() -> deliveries.size() == 1);
    JsonNode event = deliveries.getFirst().event();
    assertThat(event.path("type").stringValue()).isEqualTo("charge.declined");
    assertThat(event.path("data").path("declineReason").stringValue())
        .isEqualTo("insufficient_funds");
    assertThat(json(get("/v1/charges/" + id)).path("status").stringValue()).isEqualTo("declined");
  }

  @Test
  void a_late_charge_comes_after_one_that_was_asked_for_later_and_a_silent_one_never()
      throws Exception {
    create("silent", "k1", "silent");
    create("late", "k2", "late");
    create("soon", "k3", "");

    await().atMost(Duration.ofSeconds(5)).until(() -> deliveries.size() == 2);
    assertThat(deliveries)
        .extracting(delivery -> delivery.event().path("data").path("reference").stringValue())
        .containsExactly("soon", "late");
    assertThat(ledger())
        .extracting(charge -> charge.path("status").stringValue())
        .containsExactly("pending", "approved", "approved");
  }

  @Test
  void a_webhook_is_repeated_as_the_same_event_until_it_is_taken() throws Exception {
    refusals.set(2);
    create("o1", "k1", "");

    await().atMost(Duration.ofSeconds(5)).until(() -> deliveries.size() == 3);
    assertThat(deliveries.stream().map(Delivery::body).distinct()).hasSize(1);
    deliveries.forEach(SandboxProviderTest::assertSigned);
  }

  @Test
  void a_webhook_that_nobody_takes_is_given_up() throws Exception {
    refusals.set(Integer.MAX_VALUE);
    create("o1", "k1", "");

    await().atMost(Duration.ofSeconds(5)).until(() -> deliveries.size() == 5);
    await()
        .during(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(5))
        .until(() -> deliveries.size() == 5);
  }

  @Test
  void a_webhook_waits_for_its_receiver_to_be_known() throws Exception {
    try (SandboxProvider early = SandboxProvider.start(AT_ONCE)) {
      create(early, "o1", "k1", "");

      early.deliverTo(hook());

      await().atMost(Duration.ofSeconds(5)).until(() -> deliveries.size() == 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000|2.5|422",
        "1000|0|422",
        "1000|-1|422",
        "1000|\"1000\"|422",
        "BRL|real|422",
        "c1||422",
        "}|]|400"
      })
  void what_is_no_charge_is_refused(String part, String other, int status) throws Exception {
    String body = body("o1", "").replace(part, other == null ? "" : other);

    assertThat(post(provider, "k1", body).statusCode()).isEqualTo(status);
    assertThat(ledger()).isEmpty();
  }

  @Test
  void a_charge_needs_a_key_and_a_caller_who_is_known() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(provider.url().resolve("/v1/charges"))
            .POST(BodyPublishers.ofString(body("o1", "")));

    assertThat(http.send(request.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    request.header("Authorization", "Bearer an-api-key");
    assertThat(http.send(request.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(400);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      deliveries.add(
          new Delivery(
              exchange.getRequestHeaders().getFirst("Entrega-Signature"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 200, -1);
    }
  }

  private URI hook() {
    return URI.create("http://127.0.0.1:" + shop.getAddress().getPort() + "/hook");
  }

  private HttpResponse<String> create(String order, String key, String sandbox) throws Exception {
    return create(provider, order, key, sandbox);
  }

  private HttpResponse<String> create(SandboxProvider at, String order, String key, String sandbox)
      throws Exception {
    return post(at, key, body(order, sandbox));
  }

  private HttpResponse<String> post(SandboxProvider at, String key, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(at.url().resolve("/v1/charges"))
            .header("Authorization", "Bearer an-api-key")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(provider.url().resolve(path))
            .header("Authorization", "Bearer an-api-key")
            .build(),
        BodyHandlers.ofString());
  }

  private List<JsonNode> ledger() throws Exception {
    return List.copyOf(json(get("/v1/charges")).path("charges").values());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private static String body(String order, String sandbox) {
    return """
    {"reference":"%s","amountCents":1000,"currency":"BRL","method":"boleto","installments":1,
     "customerId":"c1","metadata":{%s}}
    """
        .formatted(order, sandbox.isEmpty() ? "" : "\"sandbox\":\"" + sandbox + "\"");
  }

  private static void assertSigned(Delivery delivery) {
    String[] parts = delivery.signature().split(",v1=", 2);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] secret = "a-webhook-secret".getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String signed = parts[0].substring(2) + "." + delivery.body();
      assertThat(parts[1])
          .isEqualTo(
              HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
