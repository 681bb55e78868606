package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.OrderStatus;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * The whole process is killed while orders are on their way and in the middle of an answer, twice,
 * and goes on from its folder.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledEntregaTest {

  private static final Path SAMPLES = Path.of("..", "samples");
  private static final String A_WORD_A_SECOND =
      "[{\"kind\": \"slow\", \"service\": \"bedrock\", \"perTokenMillis\": 1000}]";
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

  @TempDir private Path folder;

  private final List<Event> orders = Event.in(SAMPLES.resolve("orders.jsonl"));
  private EntregaProcess entrega = EntregaProcess.none();

  @AfterEach
  void stop() {
    entrega.kill();
  }

  @Test
  void every_order_is_delivered_and_paid_once_and_told_once() throws Exception {
    entrega = EntregaProcess.start(folder);
    publish("stock.jsonl");
    publish("orders.jsonl");
    await().atMost(LONG_ENOUGH).until(() -> charges().size() >= orders.size() / 4);
    hearTheFirstWordsOfAnAnswer();
    entrega.kill();

    entrega = EntregaProcess.start(folder);
    hearTheWholeAnswer();
    publish("deliveries.jsonl");
    await().atMost(LONG_ENOUGH).until(() -> delivered() >= orders.size() / 4);
    entrega.kill();

    entrega = EntregaProcess.start(folder);
    await().atMost(LONG_ENOUGH).until(this::delivered, found -> found == orders.size());

    assertThat(charges())
        .hasSize(orders.size())
        .allSatisfy(charge -> {
          assertThat(charge.path("status").asString()).isEqualTo("approved");
          assertThat(charge.path("refundedCents").asLong(0)).isZero();
        });
    await().atMost(LONG_ENOUGH).untilAsserted(this::assertThatEachWasToldOnce);
    entrega.stop();
    assertThat(reserved()).isEqualTo(ordered());
  }

  private void hearTheFirstWordsOfAnAnswer() throws Exception {
    BadDays.begin(entrega.aws(), A_WORD_A_SECOND);
    try (var ana = ana()) {
      ana.send("q-1", "Posso pagar com Pix?");
      assertThat(ana.next().path("type").asString()).isEqualTo("answer.delta");
    }
  }

  /** Begun again, so that whoever shows it knows what to take away. */
  private void hearTheWholeAnswer() throws Exception {
    try (var ana = ana()) {
      var end = ana.rest().getLast();
      assertThat(end.path("type").asString()).isEqualTo("answer.completed");
      assertThat(end.at("/data/attempt").asInt()).isEqualTo(2);
      assertThat(end.at("/data/text").asString()).isNotBlank();
    }
  }

  private Customer ana() throws Exception {
    return new Customer(entrega.amqp(), "ana", "answers-of-ana");
  }

  private void publish(String file) throws Exception {
    try (var upstream = new Upstream(entrega.amqp())) {
      upstream.publish(Event.in(SAMPLES.resolve(file)));
    }
  }

  private long delivered() throws Exception {
    return new StatusApi(entrega.web()).count(OrderStatus.DELIVERED);
  }

  private List<JsonNode> charges() throws Exception {
    var request =
        HttpRequest.newBuilder(entrega.provider().resolve("/v1/charges"))
            .header("Authorization", "Bearer " + EntregaProcess.API_KEY)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      return JSON.readTree(answer.body()).get("charges").valueStream().toList();
    }
  }

  /** A mail that is sent again after a crash bears the same identity. */
  private void assertThatEachWasToldOnce() throws Exception {
    var inbox = new InboxApi(entrega.inbox());
    for (var order : orders) {
      if (JSON.readTree(order.json()).at("/data/customer").has("email")) {
        var mails = mails(inbox, order.orderId());
        assertThat(mails).as(order.orderId()).containsEntry("DELIVERED", 1L);
        assertThat(mails.values()).as(order.orderId()).containsOnly(1L);
      }
    }
  }

  private static Map<String, Long> mails(InboxApi inbox, String order) throws Exception {
    return inbox.mails(order).stream()
        .filter(mail -> mail.path("orderId").asString("").equals(order))
        .map(mail -> mail.get("status").asString() + " " + mail.get("messageId").asString())
        .distinct()
        .map(mail -> mail.substring(0, mail.indexOf(' ')))
        .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
  }

  private Map<String, Long> ordered() {
    var pieces = new TreeMap<String, Long>();
    for (var order : orders) {
      order
          .items()
          .forEach(item ->
              pieces.merge(item.get("sku").asString(), item.get("quantity").asLong(), Long::sum));
    }
    return pieces;
  }

  private Map<String, Long> reserved() throws Exception {
    var url =
        "jdbc:h2:file:%s/databases/availability;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            .formatted(folder.toAbsolutePath());
    var pieces = new HashMap<String, Long>();
    try (var database = DriverManager.getConnection(url);
        var statement = database.createStatement();
        var rows = statement.executeQuery("select sku, reserved from stock where reserved > 0")) {
      while (rows.next()) {
        pieces.put(rows.getString(1), rows.getLong(2));
      }
    }
    return pieces;
  }
}
