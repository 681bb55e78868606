package dev.entrega.scenarios;

import static dev.entrega.messaging.topology.Topology.CLOUD_EVENT;
import static dev.entrega.scenarios.AnOrder.anOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.entrega.cli.Entrega;
import dev.entrega.messaging.topology.Topology;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code ./entrega parked} as an operator types it, on queues that nobody else reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PutAsideContract {

  private static final String PARKED = Topology.parked(Topology.BRIDGE_ORDERS);
  private static final String READER = "test.gift-wrappers";
  private static final List<String> QUEUES =
      List.of(Topology.BRIDGE_ORDERS, PARKED, Topology.UNROUTED_PARKED, Topology.DISCARDED, READER);

  private Connection connection;
  private Channel channel;

  /** The broker. */
  abstract URI broker();

  /** What its queues are declared with. */
  abstract Map<String, Object> queueArguments();

  /** The property {@code expiration} of a message that may wait for an hour or longer. */
  abstract String expiresLater();

  @BeforeAll
  void connect() throws Exception {
    var factory = new ConnectionFactory();
    factory.setUri(broker());
    connection = factory.newConnection();
  }

  @AfterAll
  void disconnect() {
    // Its broker may be gone already.
    connection.abort();
  }

  @BeforeEach
  void declare() throws Exception {
    channel = connection.createChannel();
    channel.confirmSelect();
    channel.exchangeDeclare(Topology.UNROUTED, "fanout", true);
    channel.exchangeDeclare(
        Topology.ORDERS, "topic", true, false, Map.of("alternate-exchange", Topology.UNROUTED));
    for (var queue : QUEUES) {
      channel.queueDeclare(queue, true, false, false, queueArguments());
    }
    channel.queueBind(Topology.UNROUTED_PARKED, Topology.UNROUTED, "");
  }

  @AfterEach
  void delete() throws Exception {
    for (var queue : QUEUES) {
      channel.queueDelete(queue);
    }
    channel.close();
  }

  @Test
  void parked_messages_are_counted_by_queue() throws Exception {
    park("{}", "Expected a type, but there was none");
    park("[]", "Expected an object, but was a list");

    var run = parked();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(PARKED + " 2", Topology.UNROUTED_PARKED + " 0");
  }

  @Test
  void a_list_tells_why_each_lies_there_and_takes_nothing_out() throws Exception {
    var order = anOrder();
    park(order.placed().json(), "Expected the data that it was started with");
    park("no json at all", "Expected JSON");

    var first = parked("list", "bridge.orders");
    var second = parked("list", PARKED);

    assertThat(first.out())
        .contains("Expected the data that it was started with", "order.placed", order.id())
        .contains("Expected JSON");
    assertThat(first.out().lines().map(line -> line.substring(0, 42).strip()))
        .allMatch(
            line -> line.matches("KEY +PARKED AT +ATTEMPTS|[0-9a-f]{10}  2026-11-20T10:00:00Z +3"));
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(length(PARKED)).isEqualTo(2);
  }

  @Test
  void one_message_is_shown_whole() throws Exception {
    var order = anOrder();
    park(order.placed().json(), "Expected something else");

    var run = parked("show", "bridge.orders", keyOf("Expected something else"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("x-parked-reason", "x-attempts", "\"" + order.id() + "\"")
        .doesNotContain("spring_");
  }

  @Test
  void the_one_that_is_replayed_goes_to_its_queue_as_it_was() throws Exception {
    var order = anOrder().placed().json();
    park("no json at all", "stays");
    park(order, "mended");

    var run = parked("replay", "bridge.orders", keyOf("mended"));

    assertThat(run.out()).contains("1 replayed");
    var replayed = take(Topology.BRIDGE_ORDERS);
    assertThat(replayed.getBody()).asString(UTF_8).isEqualTo(order);
    assertThat(replayed.getProps().getContentType()).isEqualTo(CLOUD_EVENT);
    assertThat(headers(replayed)).containsOnlyKeys("traceparent");
    assertThat(length(PARKED)).isEqualTo(1);
    assertThat(parked("list", PARKED).out()).contains("stays");
  }

  @Test
  void all_are_replayed_and_nothing_is_lost_where_no_queue_takes_them() throws Exception {
    park("1", "one");
    park("2", "two");
    channel.queueDelete(Topology.BRIDGE_ORDERS);

    var refused = parked("replay", PARKED, "--all");
    channel.queueDeclare(Topology.BRIDGE_ORDERS, true, false, false, queueArguments());
    await().atMost(Duration.ofSeconds(30)).until(() -> length(PARKED) == 2);
    var replayed = parked("replay", PARKED, "--all", "--rate", "1000");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("0 replayed");
    assertThat(refused.err()).contains("Expected a queue for bridge.orders");
    assertThat(replayed.exitCode()).isZero();
    assertThat(replayed.out()).contains("2 replayed");
    assertThat(length(Topology.BRIDGE_ORDERS)).isEqualTo(2);
  }

  @Test
  void an_event_that_nobody_read_is_replayed_to_who_reads_it_now() throws Exception {
    var body = "{\"type\":\"order.gift-wrapped\"}".getBytes(UTF_8);
    channel.basicPublish(Topology.ORDERS, "order.gift-wrapped", properties(Map.of()), body);
    channel.waitForConfirmsOrDie(30_000);
    channel.queueBind(READER, Topology.ORDERS, "order.gift-wrapped");

    var run = parked("replay", "unrouted", "--all");

    assertThat(run.exitCode()).isZero();
    assertThat(take(READER).getEnvelope().getRoutingKey()).isEqualTo("order.gift-wrapped");
    assertThat(length(Topology.UNROUTED_PARKED)).isZero();
  }

  @Test
  void what_is_discarded_is_kept_with_who_said_so_and_why() throws Exception {
    park("no json at all", "Expected JSON");

    var run =
        parked(
            "discard", PARKED, keyOf("Expected JSON"), "--reason", "a test of ours", "--by", "Ana");

    assertThat(run.out()).contains("1 discarded");
    assertThat(length(PARKED)).isZero();
    assertThat(parked("list", "discarded").out()).contains("a test of ours");
    assertThat(take(Topology.DISCARDED).getProps().getHeaders())
        .hasEntrySatisfying("x-discarded-by", by -> assertThat(by).hasToString("Ana"))
        .hasEntrySatisfying("x-discarded-from", from -> assertThat(from).hasToString(PARKED))
        .hasEntrySatisfying("x-parked-reason", was -> assertThat(was).hasToString("Expected JSON"));
  }

  @Test
  void what_was_discarded_by_mistake_is_replayed_all_the_same() throws Exception {
    park("1", "one");
    parked("discard", PARKED, "--all", "--reason", "a mistake");

    var run = parked("replay", "discarded", "--all");

    assertThat(run.exitCode()).isZero();
    assertThat(headers(take(Topology.BRIDGE_ORDERS))).containsOnlyKeys("traceparent");
  }

  @Test
  void a_time_limit_of_the_shop_does_not_outlive_the_parking() throws Exception {
    var hasty = properties(Map.of()).builder().expiration(expiresLater()).deliveryMode(1).build();
    channel.basicPublish("", PARKED, hasty, "1".getBytes(UTF_8));
    channel.waitForConfirmsOrDie(30_000);

    parked("replay", PARKED, "--all");

    var replayed = take(Topology.BRIDGE_ORDERS).getProps();
    assertThat(replayed.getExpiration()).isNull();
    assertThat(replayed.getDeliveryMode()).isEqualTo(2);
  }

  @Test
  void what_came_from_sqs_stays_on_the_pile_and_holds_nothing_up() throws Exception {
    park("1", "one");
    var dead = Map.<String, Object>of("x-discarded-from", "sqs:payment-tasks-dlq");
    channel.basicPublish("", Topology.DISCARDED, properties(dead), "{}".getBytes(UTF_8));
    channel.waitForConfirmsOrDie(30_000);
    parked("discard", PARKED, "--all", "--reason", "a mistake");

    var run = parked("replay", "discarded", "--all");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("1 replayed", "came from SQS");
    assertThat(length(Topology.DISCARDED)).isEqualTo(1);
    assertThat(length(Topology.BRIDGE_ORDERS)).isEqualTo(1);
  }

  @Test
  void a_discard_without_a_reason_is_refused() throws Exception {
    park("1", "one");

    assertThat(parked("discard", PARKED, "--all").exitCode()).isEqualTo(2);
    assertThat(parked("discard", PARKED, "--all", "--reason", " ").exitCode()).isEqualTo(2);
    assertThat(length(PARKED)).isEqualTo(1);
  }

  @Test
  void a_key_that_no_message_bears_is_named() throws Exception {
    park("1", "one");

    var run = parked("replay", PARKED, "0123456789");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("0 replayed", "0123456789: no such message");
  }

  @Test
  void neither_keys_nor_all_is_a_mistake_of_the_user() {
    assertThat(parked("replay", PARKED).err()).contains("Expected KEYs or --all, but got neither");
    assertThat(parked("replay", "bridge.odrers", "--all").err()).contains("Expected one of");
  }

  private void park(String body, String reason) throws Exception {
    var headers =
        Map.<String, Object>of(
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "x-parked-reason",
            reason,
            "x-parked-at",
            "2026-11-20T10:00:00.123456789Z",
            "x-attempts",
            3,
            "spring_returned_message_correlation",
            "281aaf12-fd1d-4ebe-bb87-3efbd7f0c729",
            "x-first-death-reason",
            "expired");
    channel.basicPublish("", PARKED, properties(headers), body.getBytes(UTF_8));
    channel.waitForConfirmsOrDie(30_000);
  }

  private static BasicProperties properties(Map<String, Object> headers) {
    return new BasicProperties.Builder()
        .contentType(CLOUD_EVENT)
        .deliveryMode(2)
        .headers(headers)
        .build();
  }

  /** The first column of the line with that reason. */
  private String keyOf(String reason) {
    return parked("list", PARKED)
        .out()
        .lines()
        .filter(line -> line.contains(reason))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElseThrow();
  }

  private long length(String queue) throws Exception {
    return channel.messageCount(queue);
  }

  private GetResponse take(String queue) throws Exception {
    return channel.basicGet(queue, true);
  }

  /** But for how often a quorum queue says that it has handed the message out. */
  private static Map<String, Object> headers(GetResponse message) {
    var headers = new TreeMap<>(message.getProps().getHeaders());
    headers.remove("x-delivery-count");
    return headers;
  }

  private Run parked(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = Stream.concat(Stream.of("parked"), Stream.of(arguments)).toList();
    var withBroker =
        Stream.concat(all.stream(), Stream.of("--amqp", broker().toString()))
            .toArray(String[]::new);
    var exitCode = Entrega.run(new PrintWriter(out), new PrintWriter(err), withBroker);
    return new Run(exitCode, out.toString(), err.toString());
  }

  private record Run(int exitCode, String out, String err) {}
}
