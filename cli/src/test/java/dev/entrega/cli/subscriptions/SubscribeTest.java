package dev.entrega.cli.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.entrega.cli.Entrega;
import dev.entrega.messaging.orders.OrderStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against an SNS of canned answers, which writes down what it is asked. */
class SubscribeTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:order-status";
  private static final String ONE = TOPIC + ":1234";

  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private final HttpServer sns = start();
  private volatile String topics = "<member><TopicArn>" + TOPIC + "</TopicArn></member>";

  @AfterEach
  void stop() {
    sns.stop(0);
  }

  @Test
  void a_partner_is_told_what_the_filter_lets_through_and_what_comes_next() {
    var run =
        run(
            "--status",
            "DELIVERED",
            "--status",
            "CANCELLED",
            "--customer",
            "c-17",
            "--protocol",
            "email",
            "--endpoint",
            "someone@example.com");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(ONE, "{\"status\":[\"DELIVERED\",\"CANCELLED\"],\"customerId\":[\"c-17\"]}")
        .contains("the link in a mail");
    assertThat(asked.getLast())
        .containsEntry("Action", "Subscribe")
        .containsEntry("TopicArn", TOPIC)
        .containsEntry("Protocol", "email")
        .containsEntry("Endpoint", "someone@example.com")
        .containsEntry("Attributes.entry.1.key", "FilterPolicy")
        .containsEntry(
            "Attributes.entry.1.value",
            "{\"status\":[\"DELIVERED\",\"CANCELLED\"],\"customerId\":[\"c-17\"]}");
  }

  @Test
  void without_a_filter_everything_is_told() {
    var run = run("--protocol", "sqs", "--raw", "--endpoint", "arn:aws:sqs:us-east-1:1:q");

    assertThat(run.out()).contains("It tells everything.", "queue's policy");
    assertThat(asked.getLast())
        .containsEntry("Attributes.entry.1.key", "RawMessageDelivery")
        .doesNotContainValue("FilterPolicy");
  }

  @Test
  void subscriptions_are_listed_with_their_filters() {
    var run = run("--list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("email", "someone@example.com", "{\"status\":[\"DELIVERED\"]}", ONE);
  }

  @Test
  void a_subscription_is_ended_by_its_arn() {
    assertThat(run("--unsubscribe", ONE).exitCode()).isZero();

    assertThat(asked)
        .singleElement()
        .satisfies(request ->
            assertThat(request)
                .containsEntry("Action", "Unsubscribe")
                .containsEntry("SubscriptionArn", ONE));
  }

  @ParameterizedTest
  @CsvSource({
    "email, someone",
    "http, https://x.example",
    "https, http://x.example",
    "sms, 11999990000",
    "sqs, https://sqs.us-east-1.amazonaws.com/1/q",
    "lambda, my-function"
  })
  void an_endpoint_of_another_kind_is_refused_before_anybody_is_asked(
      String protocol, String endpoint) {
    var run = run("--protocol", protocol, "--endpoint", endpoint);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("Expected --endpoint for " + protocol, endpoint);
    assertThat(asked).isEmpty();
  }

  @Test
  void what_makes_no_sense_is_refused_before_anybody_is_asked() {
    assertThat(run().exitCode()).isEqualTo(2);
    assertThat(run("--list", "--unsubscribe", ONE).exitCode()).isEqualTo(2);
    assertThat(run("--protocol", "email").exitCode()).isEqualTo(2);
    assertThat(run("--protocol", "pigeon", "--endpoint", "x").exitCode()).isEqualTo(2);
    assertThat(run("--status", "DELIVERD", "--list").exitCode()).isEqualTo(2);
    assertThat(run("--raw", "--protocol", "email", "--endpoint", "a@b.c").exitCode()).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_topic_that_is_not_there_is_named_in_one_line() {
    topics = "";

    var run = run("--list");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("topic order-status");
  }

  @Test
  void its_statuses_are_those_of_the_orders() {
    assertThat(Arrays.stream(Status.values()).map(Status::name))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(OrderStatus.values()).map(OrderStatus::name).toList());
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = "subscribe";
    all[1] = "--aws";
    all[2] = "http://127.0.0.1:" + sns.getAddress().getPort();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    var out = new StringWriter();
    var err = new StringWriter();
    var exitCode = Entrega.run(new PrintWriter(out), new PrintWriter(err), all);
    return new Run(exitCode, out.toString(), err.toString());
  }

  private HttpServer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var request = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            asked.add(request);
            var body = answer(request.getOrDefault("Action", "")).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String answer(String action) {
    var result =
        switch (action) {
          case "ListTopics" -> "<Topics>" + topics + "</Topics>";
          case "Subscribe" -> "<SubscriptionArn>" + ONE + "</SubscriptionArn>";
          case "ListSubscriptionsByTopic" ->
              """
              <Subscriptions><member><SubscriptionArn>%s</SubscriptionArn><Protocol>email</Protocol>
              <Endpoint>someone@example.com</Endpoint></member></Subscriptions>
              """
                  .formatted(ONE);
          case "GetSubscriptionAttributes" ->
              """
              <Attributes><entry><key>FilterPolicy</key>
              <value>{"status":["DELIVERED"]}</value></entry></Attributes>
              """;
          default -> "";
        };
    return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
  }

  private static Map<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var field : body.split("&", -1)) {
      var parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return form;
  }
}
