package dev.entrega.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.launcher.services.Broker;
import dev.entrega.local.launcher.services.Surroundings;
import dev.entrega.local.launcher.services.Surroundings.PaymentProvider;
import dev.entrega.local.launcher.services.Surroundings.PaymentProvider.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private static final Map<String, Integer> OPERATORS =
      new TreeMap<>(
          Map.of(
              "availability",
              40001,
              "bridge",
              40002,
              "courier",
              40003,
              "notifier",
              40005,
              "payment",
              40004));

  @Test
  void it_is_one_screen() {
    var lines = screen(65535, 65534, 65533).lines().toList();

    assertThat(lines).hasSizeLessThanOrEqualTo(24);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void it_says_what_to_type_next() {
    assertThat(screen(5672, 4566, 8080))
        .contains(
            "./entrega sample\n", "./entrega order ID\n", "http://127.0.0.1:8080/api/orders/ID")
        .contains("bridge 40002", "Ctrl-C", "http://127.0.0.1:8025 ")
        .doesNotContain("export");
  }

  @Test
  void moved_ports_are_said_to_the_command_too() {
    assertThat(screen(5673, 4566, 8081))
        .contains("export ENTREGA_AMQP=amqp://127.0.0.1:5673 ENTREGA_URL=http://127.0.0.1:8081\n");
  }

  @Test
  void another_port_of_aws_is_said_to_the_command_too() {
    assertThat(screen(5672, 4567, 8080))
        .contains("export ENTREGA_AWS=http://127.0.0.1:4567\n", "  Send a first order ");
  }

  @Test
  void without_services_it_is_their_environment() {
    var surroundings =
        new Surroundings(
            "run",
            new Surroundings.Parts(embedded(5673), null, new Surroundings.Ports(0, 1026)),
            new Surroundings.Aws(
                URI.create("http://127.0.0.1:4566"),
                "arn:of:order-delivery",
                "arn:of:order-cancellation",
                "arn:of:rag-chain"),
            new PaymentProvider(
                URI.create("http://127.0.0.1:8099"), new Secrets("an api key", "a secret")),
            new Surroundings.Signing("a link secret", "a token secret"));

    assertThat(
            new StandInsScreen(
                    Duration.ofMillis(5432), surroundings, URI.create("http://127.0.0.1:8026"))
                .text())
        .contains(
            "SPRING_RABBITMQ_PORT=5673\n",
            "ENTREGA_AWS_ENDPOINT=http://127.0.0.1:4566\n",
            "BRIDGE_STATEMACHINEARN=arn:of:order-delivery\n",
            "BRIDGE_CANCELLATIONSTATEMACHINEARN=arn:of:order-cancellation\n",
            "CHATBOT_CHAIN_STATEMACHINEARN=arn:of:rag-chain\n",
            "PAYMENT_PROVIDER_URL=http://127.0.0.1:8099\n")
        .contains("SPRING_MAIL_PORT=1026\n", "Inbox: http://127.0.0.1:8026 ")
        .doesNotContain("an api key", "a secret", "a link secret");
  }

  @Test
  void what_was_there_is_told_from_what_is_in_memory_and_no_password_is_shown() {
    var uri = URI.create("amqp://shop:a-password@127.0.0.1:5674/orders");
    var outside = Outside.nothing().withRabbitMq(uri, "quorum").withDatabases("jdbc:…");

    var text =
        new Screen(
                Duration.ofMillis(5432),
                new Broker(uri, "quorum"),
                outside,
                null,
                URI.create("http://127.0.0.1:4566"),
                URI.create("http://127.0.0.1:8080"),
                URI.create("http://127.0.0.1:8025"),
                OPERATORS)
            .text();

    assertThat(text)
        .contains("All but what RabbitMQ and PostgreSQL keep is in memory")
        .contains("amqp://127.0.0.1:5674/orders   (RabbitMQ that was there, quorum queues)")
        .doesNotContain("a-password");
  }

  @Test
  void a_folder_is_named_and_what_is_kept_elsewhere() {
    var uri = URI.create("amqp://guest:guest@127.0.0.1:5674");

    var text =
        new Screen(
                Duration.ofMillis(5432),
                new Broker(uri, "classic"),
                Outside.nothing().withRabbitMq(uri, "classic"),
                Path.of("target", "data"),
                URI.create("http://127.0.0.1:4566"),
                URI.create("http://127.0.0.1:8080"),
                URI.create("http://127.0.0.1:8025"),
                OPERATORS)
            .text();

    assertThat(text).contains("All but what RabbitMQ keeps is kept in target/data.");
  }

  private static Broker embedded(int port) {
    return new Broker(URI.create("amqp://guest:guest@127.0.0.1:" + port), "classic");
  }

  private static String screen(int amqp, int aws, int web) {
    return new Screen(
            Duration.ofMillis(5432),
            embedded(amqp),
            Outside.nothing(),
            null,
            URI.create("http://127.0.0.1:" + aws),
            URI.create("http://127.0.0.1:" + web),
            URI.create("http://127.0.0.1:8025"),
            OPERATORS)
        .text();
  }
}
