package dev.entrega.payment;

import static dev.entrega.payment.Orders.answerOf;
import static dev.entrega.payment.Orders.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.messaging.topology.StatusTopic;
import dev.entrega.payment.StubProvider.Response;
import dev.entrega.testing.EmptyDatabase;
import dev.entrega.testing.OnEachDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnEachDatabase
class PaymentApplicationTest {

  private static final String SECRET = "a-secret";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final RecordedAnswers ANSWERS = new RecordedAnswers();
  private static final List<StatusChanged> PUBLISHED = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private static StubProvider provider;

  @SuppressWarnings("NullAway.Init")
  private static ConfigurableApplicationContext payment;

  @SuppressWarnings("NullAway.Init")
  private static URI webhook;

  @RegisterExtension static final BeforeClassTemplateInvocationCallback EACH_ROUND = _ -> start();

  @RegisterExtension static final AfterClassTemplateInvocationCallback AFTER_IT = _ -> stop();

  private static void start() throws Exception {
    provider = new StubProvider(_ -> new Response(201, "{\"id\":\"ch-later\"}"));
    payment =
        application(
            "--payment.provider.url=" + provider.url(),
            "--payment.provider.api-key=a-key",
            "--payment.webhook.secret=" + SECRET,
            "--payment.sweep.interval=100ms",
            "--payment.sweep.grace=100ms");
    String port = payment.getEnvironment().getRequiredProperty("local.server.port");
    webhook = URI.create("http://127.0.0.1:" + port + "/webhooks/provider");
  }

  private static void stop() {
    payment.close();
    provider.close();
    ANSWERS.accepted.clear();
    ANSWERS.late.clear();
    PUBLISHED.clear();
  }

  @Test
  void a_charge_is_created_approved_by_webhook_and_answered() throws Exception {
    charge("flow");

    assertThat(send(event("e-flow", "flow", 1000)).statusCode()).isEqualTo(200);

    assertThat(ANSWERS.accepted)
        .contains("t-flow OrderCharged[paymentId=ch-flow, amountCents=1000]");
    assertThat(answerOf(payment.getBean(JdbcClient.class), "flow")).isEqualTo("ACCEPTED");
  }

  @Test
  void the_providers_own_redelivery_is_taken_and_changes_nothing() throws Exception {
    charge("again");
    long now = Instant.now().getEpochSecond();
    send(event("e-again", "again", 1000), now, SECRET);

    assertThat(send(event("e-again", "again", 1000), now + 1, SECRET).statusCode()).isEqualTo(200);

    assertThat(ANSWERS.late).isEmpty();
  }

  @Test
  void an_exact_copy_is_refused() throws Exception {
    charge("copy");
    long now = Instant.now().getEpochSecond();
    send(event("e-copy", "copy", 1000), now, SECRET);

    assertProblem(send(event("e-copy", "copy", 1000), now, SECRET), 409, "this is a copy");
  }

  @Test
  void a_webhook_that_came_too_early_is_taken_when_it_comes_again() throws Exception {
    long now = Instant.now().getEpochSecond();
    assertProblem(send(event("e-early", "early", 1000), now, SECRET), 404, "order early");

    charge("early");

    assertThat(send(event("e-early", "early", 1000), now, SECRET).statusCode()).isEqualTo(200);
  }

  @Test
  void an_answer_that_the_workflow_did_not_hear_is_swept() throws Exception {
    charge("swept");
    ANSWERS.down = true;
    try {
      assertThat(send(event("e-swept", "swept", 1000)).statusCode()).isEqualTo(200);
    } finally {
      ANSWERS.down = false;
    }

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ANSWERS.accepted.stream().anyMatch(answer -> answer.startsWith("t-swept ")));
  }

  @Test
  void an_approval_of_a_closed_order_is_given_back_by_the_sweeper() throws Exception {
    charge("closed");
    provider.behaviour =
        request ->
            request.path().endsWith("/refunds")
                ? new Response(201, "{\"id\":\"re-closed\"}")
                : new Response(503, "");
    Task<RefundOrder> refund =
        new Task<>("r", "refund", 1, "closed", "arn", new RefundOrder("c1", "en"));
    assertThatThrownBy(() -> payment.getBean(Closing.class).refund(refund))
        .hasMessageContaining("503");

    assertThat(send(event("e-closed", "closed", 1000)).statusCode()).isEqualTo(200);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> PUBLISHED.stream().anyMatch(change -> change.orderId().equals("closed")));
    assertThat(payment.getBean(Closing.class).refund(refund))
        .isEqualTo(TaskOutcome.succeeded(new OrderRefunded(true, 1000L)));
  }

  @Test
  void a_forger_learns_nothing_of_why() throws Exception {
    HttpResponse<String> wrong =
        send(event("e", "o", 1), Instant.now().getEpochSecond(), "another");
    HttpResponse<String> old = send(event("e", "o", 1), 1_600_000_000L, SECRET);
    HttpResponse<String> unsigned = send(event("e", "o", 1), null, null);

    assertProblem(wrong, 401, "The signature is not accepted.");
    assertThat(old.body()).isEqualTo(wrong.body());
    assertThat(unsigned.body()).isEqualTo(wrong.body());
  }

  @Test
  void another_amount_is_refused_and_approves_nothing() throws Exception {
    charge("cheap");

    assertProblem(send(event("e-cheap", "cheap", 999)), 409, "Expected a charge of BRL 10.00");

    assertThat(payment.getBean(Charges.class).find("cheap").orElseThrow().decision()).isNull();
  }

  @Test
  void what_is_no_event_is_refused_by_name() throws Exception {
    assertProblem(send("not json"), 400, "Expected a JSON object");
    assertProblem(send("{}"), 400, "Expected id");
    assertProblem(
        send(event("e", "o", 1000).replace(":1000", ":\"1000\"")), 400, "Expected amountCents");
    assertProblem(
        send(event("e", "o", 1000).replace(":1000", ":10.5")), 400, "Expected amountCents");
    assertProblem(send("x".repeat(70_000)), 413, "at most 65536 bytes");
  }

  @Test
  void an_event_of_a_kind_that_came_later_is_taken() throws Exception {
    assertThat(send("{\"id\":\"e\",\"type\":\"charge.disputed\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void nothing_else_is_answered_by_a_problem_too() throws Exception {
    HttpResponse<String> response =
        HTTP.send(HttpRequest.newBuilder(webhook).build(), BodyHandlers.ofString());

    assertProblem(response, 405, "GET");
  }

  @Test
  void an_operator_sees_whether_it_is_ready_and_how_it_does() throws Exception {
    assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(get("/actuator/prometheus").body()).contains("hikaricp_connections");
    assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
  }

  @Test
  void it_does_not_start_without_a_secret_and_says_which() {
    assertThatThrownBy(() ->
            application(
                "--payment.provider.url=http://127.0.0.1:1", "--payment.provider.api-key=k"))
        .rootCause()
        .hasMessage("Expected the setting payment.webhook.secret, but it is empty");
  }

  @Test
  void no_secret_is_written_where_settings_are() {
    assertThat(payment.getBean(PaymentSettings.class).toString())
        .doesNotContain(SECRET)
        .doesNotContain("a-key");
  }

  private static ConfigurableApplicationContext application(String... settings) {
    String[] shared = {
      "--server.port=0",
      "--spring.datasource.url=" + EmptyDatabase.url(),
      "--spring.autoconfigure.exclude=dev.entrega.messaging.tasks.TasksAutoConfiguration,"
          + "dev.entrega.messaging.queues.QueuesAutoConfiguration"
    };
    String[] all = Stream.of(shared, settings).flatMap(Stream::of).toArray(String[]::new);
    return new SpringApplicationBuilder(PaymentApplication.class)
        .properties("spring.config.name=payment")
        .initializers(context -> {
          context.getBeanFactory().registerSingleton("recordedAnswers", ANSWERS);
          context
              .getBeanFactory()
              .registerSingleton("recordedStatus", (StatusTopic) PUBLISHED::add);
        })
        .run(all);
  }

  private static void charge(String orderId) throws InterruptedException {
    provider.behaviour = _ -> new Response(201, "{\"id\":\"ch-" + orderId + "\"}");
    ANSWERS.waiting.add("t-" + orderId);
    assertThat(payment.getBean(Cashier.class).charge(asked(orderId, "t-" + orderId)))
        .isEqualTo(TaskOutcome.deferred());
  }

  private static String event(String id, String orderId, long cents) {
    return """
    {"id":"%s","type":"charge.approved","createdAt":"2026-11-20T12:00:00Z",
     "data":{"chargeId":"ch-%s","reference":"%s","amountCents":%d,"currency":"BRL"}}
    """
        .formatted(id, orderId, orderId, cents)
        .replace("\": ", "\":");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(webhook.resolve(path)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(String body) throws Exception {
    return send(body, Instant.now().getEpochSecond(), SECRET);
  }

  private static HttpResponse<String> send(
      String body, @Nullable Long time, @Nullable String secret) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (time != null && secret != null) {
      String signature = WebhookSignatureTest.hmac(secret, time, body);
      request.header("Entrega-Signature", "t=" + time + ",v1=" + signature);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String detail) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(response.body());
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("detail").stringValue("")).contains(detail);
  }
}
