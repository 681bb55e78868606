package dev.entrega.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RabbitMqAvailable
class RabbitMqProcessTest {

  private static final String QUEUE = "kept";
  private static final long CONFIRM_MILLIS = 60_000;

  private static RabbitMqProcess rabbit;

  @BeforeAll
  static void start() {
    rabbit = RabbitMqProcess.start(Map.of("consumer_timeout", "54321"));
  }

  @AfterAll
  static void close() {
    rabbit.close();
  }

  @Test
  void what_it_has_confirmed_outlives_a_restart_and_a_crash() throws Exception {
    // 3.10 finds no leader for a quorum queue that was declared within a second before a crash.
    keepOne();
    rabbit.stop();
    assertThat(rabbit.isRunning()).isFalse();
    rabbit.startAgain();
    assertThat(taken()).isEqualTo("kept");
    keepOne();

    rabbit.kill();

    assertThat(Ports.answers(rabbit.port())).isFalse();
    rabbit.startAgain();
    assertThat(taken()).isEqualTo("kept");
  }

  @Test
  void it_is_configured_as_told() {
    assertThat(rabbit.evaluate("application:get_env(rabbit, consumer_timeout)."))
        .isEqualTo("{ok, 54321}");
  }

  @Test
  void one_that_runs_is_not_started_twice() {
    assertThatThrownBy(rabbit::startAgain).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void why_it_did_not_start_is_told_from_its_log() {
    assertThatThrownBy(() -> RabbitMqProcess.start(Map.of("no_such_thing", "1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no_such_thing");
  }

  @Test
  void a_question_that_it_does_not_understand_is_told() {
    assertThatThrownBy(() -> rabbit.evaluate("no_such:command()."))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("undef");
  }

  private static void keepOne() throws Exception {
    try (var connection = connect();
        var channel = connection.createChannel()) {
      channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
      channel.confirmSelect();
      channel.basicPublish("", QUEUE, MessageProperties.PERSISTENT_BASIC, "kept".getBytes(UTF_8));
      channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    }
  }

  private static String taken() throws Exception {
    try (var connection = connect();
        Channel channel = connection.createChannel()) {
      return new String(channel.basicGet(QUEUE, true).getBody(), UTF_8);
    }
  }

  private static Connection connect() throws Exception {
    var factory = new ConnectionFactory();
    factory.setUri(rabbit.uri());
    factory.setHandshakeTimeout((int) CONFIRM_MILLIS);
    return factory.newConnection();
  }
}
