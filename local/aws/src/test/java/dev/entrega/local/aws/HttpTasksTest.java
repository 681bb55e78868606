package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.entrega.local.aws.integration.TaskSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ConnectionAuthorizationType;
import software.amazon.awssdk.services.eventbridge.model.ConnectionBodyParameter;
import software.amazon.awssdk.services.eventbridge.model.ConnectionHeaderParameter;
import software.amazon.awssdk.services.eventbridge.model.ConnectionQueryStringParameter;
import software.amazon.awssdk.services.eventbridge.model.ConnectionState;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import tools.jackson.databind.JsonNode;

/** Task states that call an API over HTTP. */
class HttpTasksTest {

  private static final BlockingQueue<Seen> SEEN = new LinkedBlockingQueue<>();

  private static HttpServer api;
  private static AwsEndpoint endpoint;
  private static TaskRunner tasks;
  private static EventBridgeClient events;
  private static String connection;

  /** A request as the API saw it. */
  private record Seen(String method, String uri, Headers headers, String body) {}

  @BeforeAll
  static void start() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var path = exchange.getRequestURI().getPath();
          SEEN.add(
              new Seen(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders(),
                  body));
          var status = path.startsWith("/status/") ? Integer.parseInt(path.substring(8)) : 200;
          var type = path.startsWith("/image") ? "image/png" : "application/json";
          var text = path.startsWith("/text") ? "text/plain" : type;
          var answer =
              path.equals("/token") ? "{\"access_token\": \"secret-token\"}" : "{\"ok\": true}";
          var bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", text);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    api.start();
    endpoint =
        AwsEndpoint.start(
            AwsSettings.defaults()
                .withPort(0)
                .withTasks(
                    TaskSettings.defaults()
                        .withHttp("api.example.com", URI.create(here("/mapped")))));
    tasks = new TaskRunner(endpoint.uri());
    events = new Clients(endpoint.uri()).events();
    connection =
        events
            .createConnection(r ->
                r.name("Key")
                    .authorizationType(ConnectionAuthorizationType.API_KEY)
                    .authParameters(a ->
                        a.apiKeyAuthParameters(k -> k.apiKeyName("X-Key").apiKeyValue("k-1"))
                            .invocationHttpParameters(p ->
                                p.headerParameters(
                                        ConnectionHeaderParameter.builder()
                                            .key("X-From")
                                            .value("connection")
                                            .build())
                                    .queryStringParameters(
                                        ConnectionQueryStringParameter.builder()
                                            .key("q")
                                            .value("of it")
                                            .build())
                                    .bodyParameters(
                                        ConnectionBodyParameter.builder()
                                            .key("added")
                                            .value("yes")
                                            .build()))))
            .connectionArn();
    events.createConnection(r ->
        r.name("Basic")
            .authorizationType(ConnectionAuthorizationType.BASIC)
            .authParameters(a -> a.basicAuthParameters(b -> b.username("u").password("p"))));
    events.createConnection(r ->
        r.name("OAuth")
            .authorizationType(ConnectionAuthorizationType.OAUTH_CLIENT_CREDENTIALS)
            .authParameters(a ->
                a.oAuthParameters(o ->
                    o.authorizationEndpoint(here("/token"))
                        .httpMethod("POST")
                        .clientParameters(c -> c.clientID("id").clientSecret("s")))));
  }

  @AfterAll
  static void close() {
    events.close();
    tasks.close();
    endpoint.close();
    api.stop(0);
  }

  private static String here(String path) {
    return "http://127.0.0.1:" + api.getAddress().getPort() + path;
  }

  private static String arn(String name) {
    return "arn:aws:events:us-east-2:123456789012:connection/%s/81210c42-8af1".formatted(name);
  }

  private static StartSyncExecutionResponse run(String url, String arn, String further) {
    return tasks.run(
        "http:invoke",
        "{\"ApiEndpoint\": \"%s\", \"Authentication\": {\"ConnectionArn\": \"%s\"}, %s}"
            .formatted(url, arn, further));
  }

  private static JsonNode result(StartSyncExecutionResponse end) {
    assertThat(end.error()).as(end.cause()).isNull();
    return TaskRunner.JSON.readTree(end.output());
  }

  private static InspectionData traced(boolean revealsSecrets) throws InterruptedException {
    var state =
        """
        {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "End": true, "Parameters": {
          "ApiEndpoint": "%s", "Method": "POST", "Authentication": {"ConnectionArn": "%s"},
          "Headers": {"X-Mine": "m"}, "QueryParameters": {"a": "b"}, "RequestBody": {"n": 1}}}
        """
            .formatted(here("/orders"), connection);
    var tested =
        tasks
            .sfn()
            .testState(r ->
                r.definition(state)
                    .roleArn(TaskRunner.ROLE)
                    .inspectionLevel(InspectionLevel.TRACE)
                    .revealSecrets(revealsSecrets));
    SEEN.take();
    return tested.inspectionData();
  }

  @Test
  void a_traced_test_of_a_state_tells_what_was_sent_and_received() throws InterruptedException {
    var told = traced(true);

    assertThat(told.request().protocol()).isEqualTo("http");
    assertThat(told.request().method()).isEqualTo("POST");
    assertThat(told.request().url()).isEqualTo(here("/orders?a=b&q=of+it"));
    assertThat(told.request().headers())
        .isEqualTo(
            "[X-Mine: m, X-Key: k-1, X-From: connection,"
                + " User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1, Range: bytes=0-262144,"
                + " Content-Type: application/json; charset=UTF-8]");
    assertThat(told.request().body()).isEqualTo("{\"n\":1,\"added\":\"yes\"}");
    assertThat(told.response().protocol()).isEqualTo("http");
    assertThat(told.response().statusCode()).isEqualTo("200");
    assertThat(told.response().statusMessage()).isEqualTo("OK");
    assertThat(told.response().headers()).contains("content-type: application/json");
    assertThat(told.response().body()).isEqualTo("{\"ok\": true}");
  }

  @Test
  void a_traced_test_of_a_state_keeps_the_secrets_of_its_connection() throws InterruptedException {
    var told = traced(false);

    assertThat(told.request().url()).isEqualTo(here("/orders?a=b"));
    assertThat(told.request().headers()).contains("X-Mine: m").doesNotContain("k-1", "X-From");
    assertThat(told.request().body()).isEqualTo("{\"n\":1}");
  }

  @Test
  void an_api_is_called_with_the_key_of_a_connection() throws InterruptedException {
    var result =
        result(
            run(
                here("/orders"),
                connection,
                """
                "Method": "POST", "Headers": {"X-Mine": "m", "X-From": "task"},
                "QueryParameters": {"a": "b c", "n": [1, 2], "q": "of the task"},
                "RequestBody": {"n": 1}
                """));

    var seen = SEEN.take();
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.uri()).isEqualTo("/orders?a=b+c&n=1&n=2&q=of+it");
    assertThat(seen.body()).isEqualTo("{\"n\":1,\"added\":\"yes\"}");
    assertThat(seen.headers().getFirst("X-Key")).isEqualTo("k-1");
    assertThat(seen.headers().getFirst("X-Mine")).isEqualTo("m");
    assertThat(seen.headers().getFirst("X-From")).isEqualTo("connection");
    assertThat(seen.headers().getFirst("User-Agent"))
        .isEqualTo("Amazon|StepFunctions|HttpInvoke|us-east-1");
    assertThat(seen.headers().getFirst("Range")).isEqualTo("bytes=0-262144");
    assertThat(result.propertyNames())
        .containsExactly("Headers", "ResponseBody", "StatusCode", "StatusText");
    assertThat(result.path("ResponseBody")).isEqualTo(TaskRunner.JSON.readTree("{\"ok\": true}"));
    assertThat(result.path("StatusCode").intValue()).isEqualTo(200);
    assertThat(result.path("StatusText").stringValue()).isEqualTo("OK");
    assertThat(result.at("/Headers/content-type/0").stringValue()).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INDICES  | a%5B0%5D=x&a%5B1%5D=y+z&o%5Bp%5D=1",
        "REPEAT   | a=x&a=y+z&o%5Bp%5D=1",
        "COMMAS   | a=x%2Cy+z&o%5Bp%5D=1",
        "BRACKETS | a%5B%5D=x&a%5B%5D=y+z&o%5Bp%5D=1"
      })
  void a_body_may_be_sent_as_a_form(String format, String form) throws InterruptedException {
    result(
        run(
            here("/form"),
            arn("Basic"),
            """
            "Method": "POST", "RequestBody": {"a": ["x", "y z"], "o": {"p": 1}},
            "Transform": {"RequestBodyEncoding": "URL_ENCODED",
                          "RequestEncodingOptions": {"ArrayFormat": "%s"}}
            """
                .formatted(format)));

    var seen = SEEN.take();
    assertThat(seen.body()).isEqualTo(form);
    assertThat(seen.headers().getFirst("Content-Type"))
        .startsWith("application/x-www-form-urlencoded");
  }

  @Test
  void a_user_and_a_password_are_shown() throws InterruptedException {
    result(run(here("/basic"), arn("Basic"), "\"Method\": \"GET\""));

    assertThat(SEEN.take().headers().getFirst("Authorization")).isEqualTo("Basic dTpw");
  }

  @Test
  void a_token_is_asked_for_first() throws InterruptedException {
    result(run(here("/guarded"), arn("OAuth"), "\"Method\": \"GET\""));

    var asked = SEEN.take();
    assertThat(asked.uri()).isEqualTo("/token");
    assertThat(asked.body()).isEqualTo("grant_type=client_credentials");
    assertThat(asked.headers().getFirst("Authorization")).startsWith("Basic ");
    assertThat(SEEN.take().headers().getFirst("Authorization")).isEqualTo("Bearer secret-token");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 429, 500})
  void a_status_that_is_no_success_is_an_error_of_its_own(int status) throws InterruptedException {
    var end = run(here("/status/" + status), arn("Basic"), "\"Method\": \"GET\"");

    SEEN.take();
    assertThat(end.error()).isEqualTo("States.Http.StatusCode." + status);
    assertThat(TaskRunner.JSON.readTree(end.cause()).path("StatusCode").intValue())
        .isEqualTo(status);
  }

  @Test
  void a_text_is_told_as_a_text() throws InterruptedException {
    var result = result(run(here("/text"), arn("Basic"), "\"Method\": \"GET\""));

    SEEN.take();
    assertThat(result.path("ResponseBody").stringValue()).isEqualTo("{\"ok\": true}");
  }

  @Test
  void a_picture_is_no_result() throws InterruptedException {
    var end = run(here("/image"), arn("Basic"), "\"Method\": \"GET\"");

    SEEN.take();
    assertThat(end.error()).isEqualTo("States.Runtime");
  }

  @Test
  void nobody_there_is_a_socket_error() {
    var end = run("http://127.0.0.1:1/x", arn("Basic"), "\"Method\": \"GET\"");

    assertThat(end.error()).isEqualTo("States.Http.Socket");
  }

  @Test
  void a_host_beyond_this_machine_is_not_called() {
    var end = run("https://api.elsewhere.example/x", arn("Basic"), "\"Method\": \"GET\"");

    assertThat(end.error()).isEqualTo("States.Runtime");
    assertThat(end.cause()).contains("api.elsewhere.example");
  }

  @Test
  void a_host_that_the_settings_name_is_called_at_its_target() throws InterruptedException {
    result(run("https://api.example.com/v1/x?y=1", arn("Basic"), "\"Method\": \"DELETE\""));

    var seen = SEEN.take();
    assertThat(seen.method()).isEqualTo("DELETE");
    assertThat(seen.uri()).isEqualTo("/mapped/v1/x?y=1");
  }

  @Test
  void a_connection_that_is_not_there_is_asked_for() {
    var end = run(here("/x"), arn("Nobody"), "\"Method\": \"GET\"");

    assertThat(end.error()).isEqualTo("Events.ConnectionResource.ResourceNotFound");
    assertThat(end.cause()).contains("connection/Nobody/", "CreateConnection");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Method\": \"BREW\" | The value of the field 'Method' has an invalid format",
        "\"Colour\": \"red\" | The field 'Method' is required but was missing",
        "\"Method\": \"GET\", \"QueryParameters\": \"?a=b\" | The value of the field"
            + " 'QueryParameters' has an invalid format",
        "\"Method\": \"GET\", \"Headers\": {\"Host\": \"x\"} | The header 'Host' is not supported",
        "\"Method\": \"GET\", \"Transform\": {\"RequestBodyEncoding\": \"ZIP\"} | The value of the"
            + " field 'Transform' has an invalid format"
      })
  void what_cannot_be_asked_for_starts_nothing(String fields, String problem) {
    var end = run(here("/x"), arn("Basic"), fields);

    assertThat(end.error()).isEqualTo("States.Runtime");
    assertThat(end.cause()).contains("could not be used to start the Task: [" + problem + "]");
  }

  @Test
  void a_connection_lives_from_creation_to_deletion_and_tells_no_secret() {
    events.createConnection(r ->
        r.name("short")
            .description("d")
            .authorizationType(ConnectionAuthorizationType.BASIC)
            .authParameters(a -> a.basicAuthParameters(b -> b.username("u").password("p"))));

    var described = events.describeConnection(r -> r.name("short"));
    assertThat(described.connectionState()).isEqualTo(ConnectionState.AUTHORIZED);
    assertThat(described.authParameters().basicAuthParameters().username()).isEqualTo("u");
    assertThat(described.toString()).doesNotContain("\"p\"");
    assertThat(events.listConnections(r -> r.namePrefix("sho")).connections()).hasSize(1);

    events.deleteConnection(r -> r.name("short"));

    assertThat(events.listConnections(r -> r.namePrefix("sho")).connections()).isEmpty();
  }
}
