package dev.entrega.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.aws.integration.TaskSettings;
import dev.entrega.local.aws.s3.S3Settings;
import dev.entrega.local.stepfunctions.store.Retention;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {

  @Test
  void without_a_word_the_ports_are_the_ones_that_everybody_knows() {
    var settings = LocalSettings.of();

    assertThat(settings.amqpPort()).isEqualTo(5672);
    assertThat(settings.awsPort()).isEqualTo(4566);
    assertThat(settings.webPort()).isEqualTo(8080);
    assertThat(settings.mail()).isEqualTo(new LocalSettings.Mail(1025, 8025));
  }

  @Test
  void arguments_move_them() {
    var settings =
        LocalSettings.of(
            "--amqp.port=1",
            "--aws.port=2",
            "--web.port=3",
            "--mail.smtp.port=4",
            "--mail.web.port=5",
            "--provider.delay=2s");

    assertThat(settings)
        .isEqualTo(
            new LocalSettings(
                1, 2, 3, new LocalSettings.Mail(4, 5), Duration.ofSeconds(2), settings.layout()));
  }

  @Test
  void with_services_elsewhere_only_what_they_meet_is_here() {
    var settings = LocalSettings.of("--local.services=none", "--provider.api-key=known");

    assertThat(settings.layout().services()).isFalse();
    assertThat(settings.layout().provider().apiKey()).isEqualTo("known");
    assertThat(settings.ports())
        .containsOnlyKeys(
            "amqp.port", "aws.port", "mail.smtp.port", "mail.web.port", "provider.port");
  }

  @Test
  void with_an_aws_elsewhere_none_is_here() {
    var settings = LocalSettings.of("--aws.endpoint=http://localhost:1", "--aws.code=/app");

    assertThat(settings.layout().aws())
        .isEqualTo(new Layout.GivenAws(URI.create("http://localhost:1"), Path.of("/app")));
    assertThat(settings.ports()).doesNotContainKey("aws.port");
  }

  @Test
  void with_a_rabbitmq_and_a_postgresql_elsewhere_none_is_here() {
    var settings =
        LocalSettings.of(
            "--amqp.uri=amqp://shop:secret@127.0.0.1:1/orders",
            "--amqp.queue-type=quorum",
            "--database.url=jdbc:postgresql://127.0.0.1:2/{service}?user=entrega");

    assertThat(settings.layout().outside())
        .isEqualTo(
            new Outside(
                URI.create("amqp://shop:secret@127.0.0.1:1/orders"),
                "quorum",
                "jdbc:postgresql://127.0.0.1:2/{service}?user=entrega",
                TaskSettings.defaults(),
                Outside.AwsFiles.none()));
    assertThat(settings.ports()).doesNotContainKey("amqp.port");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void the_knowledge_base_is_the_folder_of_that_name_unless_said() {
    assertThat(knowledge()).isEqualTo(Path.of("knowledge"));
    assertThat(knowledge("--aws.knowledge=elsewhere")).isEqualTo(Path.of("elsewhere"));
  }

  private static @Nullable Path knowledge(String... arguments) {
    var outside = LocalSettings.of(Map.of(), arguments).layout().outside();
    return outside.around(AwsSettings.defaults()).knowledge().folder();
  }

  @Test
  void what_makes_no_sense_is_answered_in_one_line_that_names_the_setting() {
    assertRefused("--amqp.port=five", "Expected a number in amqp.port, but found 'five'");
    assertRefused("--web.port=65536", "Expected a port between 0 and 65535 in web.port");
    assertRefused("--provider.delay=soon", "Expected a duration such as 2s in provider.delay");
    assertRefused(
        "--amqp.prot=1",
        "amqp.port, amqp.queue-type, amqp.uri, aws.code, aws.endpoint, aws.executions.kept,"
            + " aws.executions.most, aws.knowledge, aws.mocks, aws.port, aws.s3",
        "web.port",
        "--amqp.prot");
    assertRefused("5672", "but found 5672");
    assertRefused(
        "--local.services=some", "Expected all or none in local.services, but found 'some'");
    assertRefused("--amqp.queue-type=stream", "Expected classic or quorum", "'stream'");
    assertRefused("--amqp.uri=rabbit:5672", "amqp://guest:guest@127.0.0.1:5672", "amqp.uri");
    assertRefused("--database.url=jdbc:postgresql://127.0.0.1/one", "{service}", "database.url");
    assertRefused("--aws.endpoint=localstack", "http://127.0.0.1:4566", "'localstack'");
  }

  @Test
  void a_busy_port_is_answered_in_one_line_that_names_the_setting() throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings =
          new LocalSettings(
              0,
              busy.getLocalPort(),
              0,
              new LocalSettings.Mail(0, 0),
              Duration.ZERO,
              Layout.allHere());

      assertThatThrownBy(() -> FreePorts.expect(settings))
          .hasMessageContainingAll("port " + busy.getLocalPort(), "--aws.port=")
          .message()
          .hasLineCount(1);
    }
  }

  private static void assertRefused(String argument, String... words) {
    assertThatThrownBy(() -> LocalSettings.of(argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words)
        .message()
        .hasLineCount(1);
  }

  @Test
  void task_states_may_be_let_out() {
    var tasks =
        LocalSettings.of(
                "--tasks.endpoints=dynamodb=http://127.0.0.1:8000, glue=https://glue.example",
                "--tasks.hosts=api.example.com=http://127.0.0.1:8099")
            .layout()
            .outside()
            .tasks();

    assertThat(tasks.endpoints())
        .containsOnly(
            Map.entry("dynamodb", URI.create("http://127.0.0.1:8000")),
            Map.entry("glue", URI.create("https://glue.example")));
    assertThat(tasks.http())
        .containsOnly(Map.entry("api.example.com", URI.create("http://127.0.0.1:8099")));
  }

  @Test
  void the_aws_endpoint_finds_buckets_and_test_cases_in_files() {
    var outside =
        LocalSettings.of("--aws.s3=buckets", "--aws.mocks=MockConfigFile.json").layout().outside();

    var endpoint = outside.around(AwsSettings.defaults());

    assertThat(endpoint.s3()).isEqualTo(new S3Settings(Path.of("buckets")));
    assertThat(endpoint.mockConfiguration()).isEqualTo(Path.of("MockConfigFile.json"));
  }

  @Test
  void executions_that_have_ended_are_kept_as_on_aws_unless_said() {
    assertThat(LocalSettings.of().executions()).isEqualTo(Retention.AS_ON_AWS);

    assertThat(
            LocalSettings.of("--aws.executions.kept=30d", "--aws.executions.most=1000")
                .executions())
        .isEqualTo(new Retention(Duration.ofDays(30), 1000, Duration.ofDays(90)));
  }

  @Test
  void a_time_or_a_number_below_nothing_is_refused() {
    assertRefused("--aws.executions.kept=-1d", "aws.executions.kept", "-1d");
    assertRefused("--aws.executions.most=-1", "aws.executions.most", "-1");
    assertRefused("--aws.executions.most=many", "Expected a number", "'many'");
  }

  @Test
  void a_data_folder_is_no_accident_of_the_environment() {
    assertThat(LocalSettings.of(Map.of("DATA", "of-others", "data", "of-others")).data()).isNull();
    assertThat(LocalSettings.of(Map.of("ENTREGA_DATA", "here")).data()).isEqualTo(Path.of("here"));
    assertThat(LocalSettings.of(Map.of("ENTREGA_DATA", "here"), "--data=there").data())
        .isEqualTo(Path.of("there"));
  }

  @Test
  void other_settings_are_read_from_the_environment_by_their_names() {
    assertThat(LocalSettings.of(Map.of("AMQP_PORT", "5673")).amqpPort()).isEqualTo(5673);
  }

  @Test
  void a_place_without_a_url_is_refused() {
    assertThatThrownBy(() -> LocalSettings.of("--tasks.endpoints=dynamodb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tasks.endpoints");
  }
}
