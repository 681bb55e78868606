package dev.entrega.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.chatbot.model.StubAws;
import dev.entrega.chatbot.web.Login;
import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service over HTTP, with AWS's wire behind it and without queues. */
class ChatbotApplicationTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final String SECRET = "a-secret-of-the-tests";

  private static StubAws aws;
  private static ConfigurableApplicationContext chatbot;

  @BeforeAll
  static void start() {
    aws = new StubAws();
    chatbot = application("--chatbot.token-secret=" + SECRET);
  }

  @AfterAll
  static void stop() {
    chatbot.close();
    aws.close();
    HTTP.shutdownNow();
  }

  @AfterEach
  void sayAsEver() {
    aws.script = stream -> stream.answer("Tudo ", "certo.");
  }

  @Test
  void a_question_is_answered_by_events_as_they_come() throws Exception {
    var heard = new CountDownLatch(1);
    aws.script =
        stream -> {
          stream.begin();
          stream.say("Tudo ");
          heard.await();
          stream.say("certo.");
          stream.end();
        };
    var events = events(post("ana", "q-1", "text/event-stream"));

    assertThat(events.next()).contains("id:1.0", "event:answer.delta").anyMatch(has("Tudo "));
    heard.countDown();
    assertThat(events.next()).contains("id:1.1").anyMatch(has("certo."));
    var end = events.next();
    assertThat(end).contains("id:1.end", "event:answer.completed");
    Contract.named("answer.completed").check(Json.MAPPER.readTree(data(end)));
    assertThat(events.hasNext()).isFalse();
  }

  @Test
  void whoever_comes_back_goes_on_behind_what_was_seen_while_the_answer_is_written()
      throws Exception {
    var goOn = new CountDownLatch(1);
    aws.script =
        stream -> {
          stream.begin();
          stream.say("Um ", "dois ");
          goOn.await();
          stream.say("três.");
          stream.end();
        };
    var accepted = post("ana", "q-2", "application/json");
    assertThat(accepted.statusCode()).isEqualTo(202);
    var location = accepted.headers().firstValue("Location").orElseThrow();
    var first = events(get("ana", location));
    assertThat(first.next()).contains("id:1.0");

    var again = events(get("ana", location, "Last-Event-ID", "1.0"));

    assertThat(again.next()).contains("id:1.1").anyMatch(has("dois "));
    goOn.countDown();
    assertThat(again.next()).contains("id:1.2");
    assertThat(again.next()).contains("id:1.end");
  }

  @Test
  void an_answer_that_is_over_comes_as_a_new_attempt_and_whoever_saw_it_need_not_come_back()
      throws Exception {
    events(post("ana", "q-3", "text/event-stream")).forEachRemaining(_ -> {});
    var calls = aws.asked.size();

    var again = events(get("ana", "/api/questions/q-3/events", "Last-Event-ID", "1.0"));

    assertThat(again.next()).contains("id:2.0").anyMatch(has("Tudo certo."));
    assertThat(again.next()).contains("id:2.end");
    assertThat(aws.asked).hasSize(calls);
    assertThat(get("ana", "/api/questions/q-3/events", "Last-Event-ID", "2.end").statusCode())
        .isEqualTo(204);
  }

  @Test
  void a_customer_is_the_one_of_the_token_and_sees_no_question_of_others() throws Exception {
    events(post("ana", "q-4", "text/event-stream")).forEachRemaining(_ -> {});

    assertThat(get("bia", "/api/questions/q-4/events").statusCode()).isEqualTo(404);
    assertThat(send(request("/api/questions/q-4/events")).statusCode()).isEqualTo(401);
    assertThat(
            send(request("/api/questions/q-4/events").header("Authorization", "Bearer x"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void what_is_no_question_is_told_why() throws Exception {
    var bad = ask("ana", "{\"text\": \"Oi\"}", "application/json");

    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(body(bad)).contains("Expected $.conversationId");
  }

  @Test
  void humans_see_what_they_have_and_give_it_back() throws Exception {
    var question =
        "{\"conversationId\": \"c-9\", \"text\": \"Quero um atendente\", \"customerId\": \"eve\"}";
    var events = events(ask("leo", question, "text/event-stream"));
    assertThat(events.next()).contains("event:answer.delta");
    assertThat(events.next()).anyMatch(has("\"handedOff\":true"));

    var token = "Bearer a-token-of-the-tests";
    var handOffs = request("/api/hand-offs").setHeader("Authorization", token);
    var release = request("/api/hand-offs/leo/c-9").setHeader("Authorization", token).DELETE();
    assertThat(body(send(handOffs))).contains("leo", "c-9", "asked-for");
    assertThat(send(release).statusCode()).isEqualTo(204);
    assertThat(send(release).statusCode()).isEqualTo(404);
  }

  @Test
  void customers_see_no_conversations_of_humans() throws Exception {
    var handOffs = request("/api/hand-offs");
    var asCustomer = handOffs.copy().setHeader("Authorization", "Bearer " + token("leo"));

    assertThat(send(handOffs).statusCode()).isEqualTo(401);
    assertThat(send(asCustomer).statusCode()).isEqualTo(401);
    assertThat(send(request("/api/hand-offs/leo/c-9").DELETE()).statusCode()).isEqualTo(401);
    assertThat(send(request("/actuator/handoffs")).statusCode()).isEqualTo(404);
  }

  @Test
  void an_operator_sees_how_it_does() throws Exception {
    events(post("ana", "q-5", "text/event-stream")).forEachRemaining(_ -> {});

    assertThat(body(send(request("/actuator/prometheus"))))
        .contains(
            "gen_ai_client_token_usage_tokens_sum{",
            "gen_ai_client_operation_duration_seconds_count{",
            "gen_ai_client_operation_time_to_first_chunk_seconds_count{",
            "entrega_assistant_cost_total{",
            "entrega_assistant_answers_total{outcome=\"completed\"}");
    assertThat(body(send(request("/actuator/health/liveness")))).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void it_does_not_start_without_a_secret_and_says_which() {
    assertThatThrownBy(() -> application("--chatbot.token-secret=short"))
        .rootCause()
        .hasMessageContaining("Expected the setting chatbot.token-secret");
  }

  private static ConfigurableApplicationContext application(String... settings) {
    String[] shared = {
      "--server.port=0",
      "--spring.datasource.url=jdbc:h2:mem:"
          + UUID.randomUUID()
          + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
      "--spring.autoconfigure.exclude=dev.entrega.messaging.events.EventsAutoConfiguration,"
          + "dev.entrega.messaging.queues.QueuesAutoConfiguration,"
          + "dev.entrega.messaging.tasks.TasksAutoConfiguration",
      "--management.endpoint.health.group.readiness.include=readinessState,db",
      "--entrega.aws.endpoint=" + aws.uri(),
      "--entrega.aws.attempts=1",
      "--chatbot.chain.state-machine-arn=arn:aws:states:us-east-1:000000000000:stateMachine:rag",
      "--chatbot.model.id=m",
      "--chatbot.limits.questions=1000",
      "--chatbot.operator-token=a-token-of-the-tests",
      "--chatbot.prices.m.input=1",
      "--chatbot.prices.m.output=5"
    };
    return new SpringApplicationBuilder(ChatbotApplication.class)
        .properties("spring.config.name=chatbot")
        .run(Stream.of(shared, settings).flatMap(Stream::of).toArray(String[]::new));
  }

  private static HttpResponse<Stream<String>> post(String customer, String id, String accept)
      throws Exception {
    return ask(
        customer,
        "{\"questionId\": \"%s\", \"conversationId\": \"c\", \"text\": \"Oi?\"}".formatted(id),
        accept);
  }

  private static HttpResponse<Stream<String>> ask(String customer, String json, String accept)
      throws Exception {
    return send(
        request("/api/questions")
            .header("Authorization", "Bearer " + token(customer))
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(json)));
  }

  private static HttpResponse<Stream<String>> get(String customer, String path, String... headers)
      throws Exception {
    var request = request(path).header("Authorization", "Bearer " + token(customer));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private static HttpRequest.Builder request(String path) {
    var port = chatbot.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<Stream<String>> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofLines());
  }

  private static String token(String customer) {
    return Login.token(customer, SECRET);
  }

  private static String body(HttpResponse<Stream<String>> response) {
    return String.join("\n", response.body().toList());
  }

  /** The events of a stream, each as its lines; comments are passed over. */
  private static Iterator<List<String>> events(HttpResponse<Stream<String>> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    var lines = response.body().filter(line -> !line.startsWith(":")).iterator();
    return new Iterator<>() {

      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public List<String> next() {
        var event = new ArrayList<String>();
        var line = lines.next();
        while (!line.isEmpty()) {
          event.add(line);
          line = lines.next();
        }
        return event;
      }
    };
  }

  private static String data(List<String> event) {
    return event.stream()
        .filter(line -> line.startsWith("data:"))
        .map(line -> line.substring(5))
        .findFirst()
        .orElseThrow();
  }

  private static Predicate<String> has(String text) {
    return line -> line.contains(text);
  }
}
