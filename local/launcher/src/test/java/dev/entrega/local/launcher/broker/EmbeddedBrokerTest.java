package dev.entrega.local.launcher.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.entrega.messaging.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What our services rely on, asked of the embedded broker by the client that they use. */
class EmbeddedBrokerTest {

  private static EmbeddedBroker broker;
  private Connection connection;
  private Channel channel;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(0);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void connect() throws Exception {
    connection = connectionTo(broker);
    channel = connection.createChannel();
  }

  @AfterEach
  void disconnect() {
    connection.abort();
  }

  @Test
  void a_passive_declaration_counts_what_is_ready_and_what_is_unacknowledged() throws Exception {
    var queue = queueBoundTo(Topology.ORDERS, "counted.#");
    publish(Topology.ORDERS, "counted.once", "one");
    publish(Topology.ORDERS, "counted.once", "two");

    var taken = take(queue);

    assertThat(channel.queueDeclarePassive(queue).getMessageCount()).isEqualTo(2);
    channel.basicAck(taken.getEnvelope().getDeliveryTag(), false);
    assertThat(channel.queueDeclarePassive(queue).getMessageCount()).isOne();
  }

  @Test
  void what_no_queue_is_bound_for_goes_to_the_alternate_exchange() throws Exception {
    var unrouted = queueBoundTo(Topology.UNROUTED, "");

    for (var exchange :
        List.of(Topology.ORDERS, Topology.DELIVERIES, Topology.INVENTORY, Topology.QUESTIONS)) {
      publish(exchange, "nobody.asked", exchange);

      var message = take(unrouted);
      assertThat(message.getBody()).asString(UTF_8).isEqualTo(exchange);
      assertThat(message.getEnvelope().getRoutingKey()).isEqualTo("nobody.asked");
      channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
    }
  }

  @Test
  void a_declaration_with_the_arguments_of_rabbitmq_is_accepted() throws Exception {
    channel.exchangeDeclare(
        Topology.ORDERS, "topic", true, false, Map.of("alternate-exchange", Topology.UNROUTED));
    channel.queueDeclare(
        "with-arguments",
        true,
        false,
        false,
        Map.of("x-queue-type", "quorum", "x-delivery-limit", -1, "x-overflow", "reject-publish"));

    assertThat(channel.queueDeclarePassive("with-arguments").getMessageCount()).isZero();
  }

  @Test
  void a_mandatory_message_that_reaches_no_queue_is_returned_and_not_confirmed() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<String>());
    channel.exchangeDeclare("without-alternate", "topic", true);
    channel.addReturnListener(returned -> heard.add("returned " + returned.getRoutingKey()));
    channel.addConfirmListener(
        (tag, multiple) -> heard.add("confirmed"), (tag, multiple) -> heard.add("refused"));
    channel.confirmSelect();

    channel.basicPublish(
        "without-alternate", "nobody", true, MessageProperties.PERSISTENT_BASIC, bytes("x"));

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(heard).containsExactlyInAnyOrder("refused", "returned nobody"));
  }

  @Test
  void a_rejected_message_comes_again_as_often_as_it_is_given_back() throws Exception {
    var queue = queueBoundTo(Topology.ORDERS, "rejected.#");
    publish(Topology.ORDERS, "rejected.order", "again");

    for (int attempt = 0; attempt < 5; attempt++) {
      channel.basicNack(take(queue).getEnvelope().getDeliveryTag(), false, true);
    }

    assertThat(take(queue).getBody()).asString(UTF_8).isEqualTo("again");
  }

  @Test
  void a_message_refused_for_good_leaves_the_queue() throws Exception {
    var queue = queueBoundTo(Topology.ORDERS, "refused.#");
    publish(Topology.ORDERS, "refused.order", "never again");

    channel.basicReject(take(queue).getEnvelope().getDeliveryTag(), false);

    assertThat(channel.queueDeclarePassive(queue).getMessageCount()).isZero();
  }

  @Test
  void what_a_lost_connection_had_taken_is_given_to_the_next_one() throws Exception {
    var queue = queueBoundTo(Topology.ORDERS, "orphaned.#");
    publish(Topology.ORDERS, "orphaned.order", "kept");

    for (int crash = 0; crash < 3; crash++) {
      take(queue);
      connection.abort();
      connect();
    }

    assertThat(take(queue).getBody()).asString(UTF_8).isEqualTo("kept");
  }

  @Test
  void a_retry_queue_gives_a_message_back_as_it_was_after_its_delay() throws Exception {
    channel.queueDeclare("patient", true, false, false, Map.of());
    var retry = Topology.retry("patient", Duration.ofMillis(300));
    channel.queueDeclare(retry, true, false, false, Map.of("x-message-ttl", 300));
    var properties =
        MessageProperties.PERSISTENT_BASIC
            .builder()
            .contentType("application/cloudevents+json")
            .messageId("m-1")
            .headers(Map.of("x-attempts", 2))
            .build();

    for (int round = 0; round < 2; round++) {
      channel.basicPublish("", retry, true, properties, bytes("again"));
      assertThat(channel.basicGet("patient", true)).isNull();

      var back = take("patient");

      assertThat(back.getBody()).asString(UTF_8).isEqualTo("again");
      assertThat(back.getProps().getHeaders()).containsEntry("x-attempts", 2);
      assertThat(back.getProps().getContentType()).isEqualTo("application/cloudevents+json");
      assertThat(back.getProps().getMessageId()).isEqualTo("m-1");
      channel.basicAck(back.getEnvelope().getDeliveryTag(), false);
    }
    assertThat(channel.queueDeclarePassive(retry).getMessageCount()).isZero();
  }

  @Test
  void a_message_of_a_megabyte_passes() throws Exception {
    var queue = queueBoundTo(Topology.ORDERS, "large.#");
    publish(Topology.ORDERS, "large.order", "x".repeat(1 << 20));

    assertThat(take(queue).getBody()).hasSize(1 << 20);
  }

  @Test
  void a_port_that_is_in_use_is_named() {
    assertThatThrownBy(() -> EmbeddedBroker.start(broker.port()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("port " + broker.port());
  }

  @Test
  void it_leaves_nothing_on_the_disk() throws Exception {
    var here = Path.of("");
    var before = children(here);
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var temporaryBefore = brokerFolders(temporary);

    try (var second = EmbeddedBroker.start(0);
        var other = connectionTo(second)) {
      assertThat(other.isOpen()).isTrue();
    }

    assertThat(children(here)).isEqualTo(before);
    assertThat(brokerFolders(temporary)).isEqualTo(temporaryBefore);
  }

  private static Connection connectionTo(EmbeddedBroker broker) throws Exception {
    var factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(broker.port());
    return factory.newConnection();
  }

  private String queueBoundTo(String exchange, String key) throws Exception {
    var queue = channel.queueDeclare().getQueue();
    channel.queueDelete(queue);
    channel.queueDeclare(queue, true, false, false, Map.of());
    channel.queueBind(queue, exchange, key);
    return queue;
  }

  private void publish(String exchange, String key, String body) throws Exception {
    channel.basicPublish(exchange, key, true, MessageProperties.PERSISTENT_BASIC, bytes(body));
  }

  private GetResponse take(String queue) {
    return await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> channel.basicGet(queue, false), message -> message != null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<Path> children(Path folder) throws Exception {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  private static List<Path> brokerFolders(Path temporary) throws Exception {
    return children(temporary).stream()
        .filter(path -> path.getFileName().toString().startsWith(BrokerStore.TEMPORARY))
        .toList();
  }
}
