package dev.entrega.local.launcher.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.entrega.messaging.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker with a folder knows after its process was lost. */
class KeptBrokerTest {

  private static final String QUEUE = "q";
  private static final String RETRY = "q.retry.100ms";

  @TempDir private Path folders;

  @FunctionalInterface
  private interface Work {
    void on(Channel channel) throws Exception;
  }

  @Test
  void confirmed_messages_are_there_but_those_that_were_acknowledged() throws Exception {
    var copy =
        lostAfter(channel -> {
          publish(channel, Topology.ORDERS, "order.placed", "done");
          publish(channel, Topology.ORDERS, "order.placed", "in hand");
          publish(channel, Topology.ORDERS, "order.placed", "waits");
          channel.basicAck(get(channel).getEnvelope().getDeliveryTag(), false);
          get(channel);
        });

    whileRunningOn(
        copy,
        channel -> {
          assertThat(text(get(channel))).isEqualTo("in hand");
          assertThat(text(get(channel))).isEqualTo("waits");
          assertThat(channel.basicGet(QUEUE, false)).isNull();
        });
  }

  @Test
  void a_message_in_a_retry_queue_comes_back() throws Exception {
    var copy = lostAfter(channel -> publish(channel, "", RETRY, "again"));

    whileRunningOn(copy, channel -> assertThat(text(get(channel))).isEqualTo("again"));
  }

  @Test
  void bindings_and_alternates_are_as_they_were() throws Exception {
    var copy = lostAfter(_ -> {});

    whileRunningOn(
        copy,
        channel -> {
          publish(channel, Topology.ORDERS, "order.placed", "routed");
          channel.queueDeclare("astray", true, false, false, Map.of());
          channel.queueBind("astray", Topology.UNROUTED, "");
          publish(channel, Topology.ORDERS, "unheard.of", "astray");

          assertThat(text(get(channel))).isEqualTo("routed");
          assertThat(channel.queueDeclarePassive("astray").getMessageCount()).isEqualTo(1);
        });
  }

  @Test
  void a_damaged_folder_is_refused_in_one_line() throws Exception {
    var copy = lostAfter(_ -> {});
    try (var files = Files.walk(copy)) {
      for (var file : files.filter(each -> each.toString().endsWith(".jdb")).toList()) {
        Files.writeString(file, "rubbish");
      }
    }

    assertThatThrownBy(() -> EmbeddedBroker.start(0, copy))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broker")
        .hasMessageContaining(copy.toString())
        .message()
        .doesNotContain("\n");
  }

  /** A folder as the disk knew it after some work, while the broker was still running. */
  private Path lostAfter(Work work) throws Exception {
    var folder = folders.resolve("first");
    var copy = folders.resolve("copy");
    try (var broker = EmbeddedBroker.start(0, folder)) {
      on(
          broker,
          channel -> {
            channel.queueDeclare(QUEUE, true, false, false, Map.of());
            channel.queueBind(QUEUE, Topology.ORDERS, "order.*");
            channel.queueDeclare(RETRY, true, false, false, Map.of());
            work.on(channel);
            copy(folder, copy);
          });
    }
    return copy;
  }

  private static void whileRunningOn(Path folder, Work work) throws Exception {
    try (var broker = EmbeddedBroker.start(0, folder)) {
      on(broker, work);
    }
  }

  private static void on(EmbeddedBroker broker, Work work) throws Exception {
    var factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(broker.port());
    try (var connection = factory.newConnection();
        var channel = connection.createChannel()) {
      channel.confirmSelect();
      work.on(channel);
    }
  }

  private static void publish(Channel channel, String exchange, String key, String body)
      throws Exception {
    channel.basicPublish(
        exchange, key, true, MessageProperties.PERSISTENT_BASIC, body.getBytes(UTF_8));
    channel.waitForConfirmsOrDie(30_000);
  }

  private static GetResponse get(Channel channel) {
    return Objects.requireNonNull(
        await().until(() -> channel.basicGet(QUEUE, false), message -> message != null));
  }

  private static String text(GetResponse message) {
    return new String(message.getBody(), UTF_8);
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
