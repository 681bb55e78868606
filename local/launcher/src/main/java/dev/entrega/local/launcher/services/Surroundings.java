package dev.entrega.local.launcher.services;

import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the services of this machine live among, and how each is told.
 *
 * @param run a word for this run, unlike those of others in this process
 * @param parts what is not of AWS
 * @param aws the AWS endpoint
 * @param provider the payment provider
 * @param signing what customers are known by
 */
public record Surroundings(
    String run, Parts parts, Aws aws, PaymentProvider provider, Signing signing) {

  /**
   * What customers are known by; never logged.
   *
   * @param links what notifier signs the links in its mails with
   * @param tokens what chatbot knows customers' tokens by
   */
  public record Signing(String links, String tokens) {

    @Override
    public String toString() {
      return "Signing";
    }
  }

  private static final String LOCAL_MODEL = "entrega.local-extractive";

  /**
   * A broker, databases, ports.
   *
   * @param broker where events come from
   * @param databases a JDBC URL in which <code>{service}</code> stands for the name of a service;
   *     none where they are in memory
   * @param ports on 127.0.0.1
   */
  public record Parts(Broker broker, @Nullable String databases, Ports ports) {}

  /**
   * Ports on 127.0.0.1.
   *
   * @param web where status shall listen; 0 takes any free port
   * @param smtp where mails are brought
   */
  public record Ports(int web, int smtp) {}

  /**
   * The AWS endpoint.
   *
   * @param endpoint for every API
   * @param orderDelivery ARN of the state machine that each order becomes an execution of
   * @param orderCancellation ARN of the one that each cancellation becomes an execution of
   * @param ragChain ARN of the one that is asked before a question is answered
   */
  public record Aws(
      URI endpoint, String orderDelivery, String orderCancellation, String ragChain) {}

  /**
   * How payment and its provider know each other.
   *
   * @param url where charges are created
   * @param secrets what each shows the other
   */
  public record PaymentProvider(URI url, Secrets secrets) {

    /**
     * Never logged.
     *
     * @param apiKey what payment shows the provider
     * @param webhook what the provider signs its webhooks with
     */
    public record Secrets(String apiKey, String webhook) {

      @Override
      public String toString() {
        return "Secrets";
      }
    }
  }

  /**
   * Settings for all of them. Shutdown hooks are the launcher's own, because the order in which
   * things close matters.
   */
  List<String> shared() {
    var own =
        List.of(
            "--server.address=127.0.0.1",
            "--entrega.aws.endpoint=" + aws.endpoint(),
            "--spring.main.register-shutdown-hook=false",
            "--spring.main.log-startup-info=false",
            "--spring.main.banner-mode=off",
            "--spring.lifecycle.timeout-per-shutdown-phase=5s");
    return Stream.of(own, parts.broker().settings()).flatMap(List::stream).toList();
  }

  List<String> bridge() {
    return List.of(
        "--bridge.state-machine-arn=" + aws.orderDelivery(),
        "--bridge.cancellation-state-machine-arn=" + aws.orderCancellation(),
        webOn(0),
        withoutDatabase());
  }

  List<String> availability() {
    return List.of(database("availability"), webOn(0));
  }

  List<String> payment() {
    return List.of(
        database("payment"),
        webOn(0),
        "--payment.provider.url=" + provider.url(),
        "--payment.provider.api-key=" + provider.secrets().apiKey(),
        "--payment.webhook.secret=" + provider.secrets().webhook());
  }

  List<String> courier() {
    return List.of(database("courier"), webOn(0));
  }

  List<String> status() {
    return List.of(database("status"), webOn(parts.ports().web()));
  }

  List<String> notifier() {
    return List.of(
        database("notifier"),
        webOn(0),
        "--spring.mail.host=127.0.0.1",
        "--spring.mail.port=" + parts.ports().smtp(),
        "--notifier.link-secret=" + signing.links());
  }

  List<String> chatbot() {
    return List.of(
        database("chatbot"),
        webOn(0),
        "--chatbot.token-secret=" + signing.tokens(),
        "--chatbot.chain.state-machine-arn=" + aws.ragChain(),
        "--chatbot.chain.knowledge-base-id=" + KnowledgeSettings.ID,
        "--chatbot.model.id=" + LOCAL_MODEL);
  }

  private static String webOn(int port) {
    return "--server.port=" + port;
  }

  /** A database in memory outlives its service, hence each run has its own. */
  private String database(String service) {
    var given = parts.databases();
    if (given != null) {
      return "--spring.datasource.url=" + given.replace("{service}", service);
    }
    return ("--spring.datasource.url=jdbc:h2:mem:%s-%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1")
        .formatted(service, run);
  }

  /** The drivers of the others lie on the same class path. */
  private static String withoutDatabase() {
    return "--spring.autoconfigure.exclude="
        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
        + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";
  }
}
