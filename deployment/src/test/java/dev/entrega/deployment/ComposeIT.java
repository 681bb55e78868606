package dev.entrega.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.launcher.LocalSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docker-compose.yml} and {@code .env} against the services, the template and the README.
 */
class ComposeIT {

  /** Read by the AWS SDK and by no setting. */
  private static final Pattern OF_THE_SDK =
      Pattern.compile("AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY)");

  /** A row of the README's table: variables, the services that need them. */
  private static final Pattern ROW =
      Pattern.compile("^\\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \\| ([a-z, -]+) \\|", Pattern.MULTILINE);

  private final Compose compose = Compose.read();

  @Test
  void every_service_has_a_container_from_its_image() {
    var applications =
        Stream.of(Compose.PROJECT.resolve("services").toFile().listFiles())
            .filter(service -> service.toPath().resolve("src/main/resources").toFile().exists())
            .map(service -> service.getName())
            .filter(name ->
                Compose.PROJECT
                    .resolve("services/%s/src/main/resources/%1$s.yaml".formatted(name))
                    .toFile()
                    .exists())
            .toList();

    assertThat(compose.services()).containsExactlyInAnyOrderElementsOf(applications);
    assertThat(compose.services())
        .allSatisfy(name ->
            assertThat(compose.image(name))
                .isEqualTo("entrega/" + name + ":" + System.getProperty("project.version")));
  }

  @Test
  void every_variable_is_a_setting_of_the_service_that_is_given_it() {
    for (var service : compose.services()) {
      var given = new TreeSet<>(compose.environment(service).keySet());
      given.removeIf(OF_THE_SDK.asMatchPredicate());

      assertThat(ServiceJar.of(service).variables()).as(service).containsAll(given);
    }
  }

  @Test
  void each_service_is_given_what_the_readme_says_that_it_needs_and_nothing_else() {
    var needed = new TreeMap<String, TreeSet<String>>();
    var rows = ROW.matcher(Compose.text("README.md"));
    while (rows.find()) {
      var who =
          rows.group(2).equals("all") ? compose.services() : List.of(rows.group(2).split(", ", -1));
      for (var variable : rows.group(1).replace("`", "").split(", ", -1)) {
        who.forEach(service -> needed.computeIfAbsent(service, _ -> new TreeSet<>()).add(variable));
      }
    }
    var given = new TreeMap<String, TreeSet<String>>();
    for (var service : compose.services()) {
      var variables = new TreeSet<>(compose.environment(service).keySet());
      variables.removeIf(OF_THE_SDK.asMatchPredicate());
      given.put(service, variables);
    }

    assertThat(given).isEqualTo(needed);
  }

  @Test
  void every_variable_of_the_stand_ins_is_a_setting_of_the_launcher() {
    var settings =
        LocalSettings.names().stream()
            .map(name -> name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT))
            .toList();

    assertThat(settings).containsAll(compose.environment("sandbox").keySet());
    assertThat(settings).containsAll(compose.environment("local").keySet());
  }

  @Test
  void what_is_asked_of_the_environment_is_in_env_and_nothing_else_is() {
    var said = new TreeSet<>(compose.env().keySet());
    said.remove("COMPOSE_PROFILES");

    assertThat(compose.mentioned()).isEqualTo(said);
    assertThat(compose.containers().values())
        .extracting(container -> String.valueOf(container.get("profiles")))
        .contains("[" + compose.env().get("COMPOSE_PROFILES") + "]");
  }

  @Test
  void ports_are_those_that_the_services_listen_on() {
    for (var service : compose.services()) {
      var port = ServiceJar.of(service).port();

      assertThat(compose.healthCheck(service))
          .as(service)
          .isEqualTo(List.of("CMD", "/app/ready", Integer.toString(port)));
    }
    assertThat(compose.container("status").get("ports")).asString().contains(":8080:8080");
    assertThat(uri("sandbox", "PROVIDER_WEBHOOK"))
        .isEqualTo(
            URI.create(
                "http://payment:%d/webhooks/provider".formatted(ServiceJar.of("payment").port())));
  }

  @Test
  void the_sandbox_is_where_payment_looks_for_it_and_both_know_the_same_secrets() {
    var payment = compose.environment("payment");

    for (var container : List.of("sandbox", "local")) {
      var standIn = compose.environment(container);
      assertThat(uri("payment", "PAYMENT_PROVIDER_URL").getPort())
          .asString()
          .isEqualTo(standIn.get("PROVIDER_PORT"));
      assertThat(payment)
          .containsEntry("PAYMENT_PROVIDER_APIKEY", standIn.get("PROVIDER_API_KEY"))
          .containsEntry("PAYMENT_WEBHOOK_SECRET", standIn.get("PROVIDER_WEBHOOK_SECRET"));
    }
  }

  @Test
  void arns_name_what_the_template_makes() {
    var template = Compose.text("asl/template.yaml");
    var arns =
        compose.services().stream()
            .flatMap(service -> compose.environment(service).values().stream())
            .filter(value -> value.startsWith("arn:"))
            .toList();

    assertThat(arns).isNotEmpty();
    for (var arn : arns) {
      var parts = arn.split(":", -1);
      var property = parts[2].equals("sns") ? "TopicName: " : "Name: ";
      assertThat(parts[3] + ":" + parts[4]).isEqualTo("us-east-1:000000000000");
      assertThat(template).contains("      " + property + parts[parts.length - 1] + "\n");
    }
  }

  @Test
  void each_service_with_a_database_has_one_of_its_own() {
    var databases = new TreeSet<String>();
    for (var service : compose.services()) {
      var environment = compose.environment(service);
      if (environment.containsKey("SPRING_DATASOURCE_URL")) {
        databases.add(service);
        assertThat(environment)
            .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/" + service)
            .containsEntry("SPRING_DATASOURCE_USERNAME", service)
            .containsEntry(
                "SPRING_DATASOURCE_PASSWORD",
                compose.environment("postgres").get("SERVICE_PASSWORD"));
      }
    }

    assertThat(compose.environment("postgres"))
        .containsEntry("SERVICE_DATABASES", String.join(" ", databases));
  }

  @Test
  void every_container_is_watched_and_comes_back_and_listens_on_loopback() {
    compose
        .containers()
        .forEach((name, container) -> {
          assertThat(compose.healthCheck(name)).as(name).isNotEmpty();
          assertThat(container.get("restart")).as(name).isEqualTo("unless-stopped");
          if (container.get("ports") instanceof List<?> ports) {
            assertThat(ports)
                .as(name)
                .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
          }
          if (container.get("depends_on") instanceof Map<?, ?> others) {
            assertThat(compose.containers().keySet()).as(name).containsAll(keys(others));
          }
        });
  }

  private URI uri(String container, String variable) {
    return URI.create(compose.environment(container).getOrDefault(variable, ""));
  }

  private static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(Object::toString).toList();
  }
}
