package dev.entrega.local.launcher.services;

import java.net.URI;
import java.util.List;

/**
 * What the services of this machine live among, and how each is told.
 *
 * @param run a word for this run, unlike those of others in this process
 * @param amqpPort the broker's port on 127.0.0.1
 * @param aws the AWS endpoint
 * @param orderDelivery ARN of the state machine that each order becomes an execution of
 * @param provider the sandbox payment provider
 * @param webPort where status shall listen; 0 takes any free port
 */
public record Surroundings(
    String run,
    int amqpPort,
    URI aws,
    String orderDelivery,
    PaymentProvider provider,
    int webPort) {

  /**
   * How payment and its provider know each other.
   *
   * @param url where charges are created
   * @param apiKey what payment shows the provider
   * @param webhookSecret what the provider signs its webhooks with
   */
  public record PaymentProvider(URI url, String apiKey, String webhookSecret) {}

  /**
   * Settings for all of them. Shutdown hooks are the launcher's own, because the order in which
   * things close matters.
   */
  List<String> shared() {
    return List.of(
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--spring.rabbitmq.host=127.0.0.1",
        "--spring.rabbitmq.port=" + amqpPort,
        "--entrega.aws.endpoint=" + aws,
        "--spring.main.register-shutdown-hook=false",
        "--spring.main.log-startup-info=false",
        "--spring.main.banner-mode=off",
        "--spring.lifecycle.timeout-per-shutdown-phase=5s");
  }

  List<String> bridge() {
    return List.of("--bridge.state-machine-arn=" + orderDelivery, withoutDatabase());
  }

  List<String> availability() {
    return List.of(database("availability"));
  }

  List<String> payment() {
    return List.of(
        database("payment"),
        "--payment.provider.url=" + provider.url(),
        "--payment.provider.api-key=" + provider.apiKey(),
        "--payment.webhook.secret=" + provider.webhookSecret());
  }

  List<String> courier() {
    return List.of(database("courier"));
  }

  List<String> status() {
    return List.of(database("status"), "--server.port=" + webPort);
  }

  /** A database in memory outlives its service, hence each run has its own. */
  private String database(String service) {
    return "--spring.datasource.url=jdbc:h2:mem:%s-%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
        .formatted(service, run);
  }

  /** The drivers of the others lie on the same class path. */
  private static String withoutDatabase() {
    return "--spring.autoconfigure.exclude="
        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
        + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";
  }
}
