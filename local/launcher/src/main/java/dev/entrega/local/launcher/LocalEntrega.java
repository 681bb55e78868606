package dev.entrega.local.launcher;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.launcher.broker.EmbeddedBroker;
import dev.entrega.local.launcher.provider.SandboxProvider;
import dev.entrega.local.launcher.services.RunningServices;
import dev.entrega.local.launcher.services.Surroundings;
import dev.entrega.local.launcher.services.Surroundings.PaymentProvider;
import dev.entrega.local.launcher.template.Template;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The whole system on this machine: a broker, an AWS, a payment provider, and the services, which
 * know no more of each other than they do in production. Everything is in memory.
 */
public final class LocalEntrega implements AutoCloseable {

  private final Opened opened;
  private final EmbeddedBroker broker;
  private final AwsEndpoint aws;
  private final Surroundings surroundings;
  private final RunningServices services;

  private LocalEntrega(LocalSettings settings, Opened opened) {
    this.opened = opened;
    var brokerStarts = aside(() -> opened.keep(EmbeddedBroker.start(settings.amqpPort())));
    aws = opened.keep(AwsEndpoint.start(AwsSettings.defaults().withPort(settings.awsPort())));
    var provisioned = LocalAws.provision(aws, Template.shipped(Map.of()));
    var secrets = new PaymentProvider.Secrets(secret(), secret());
    var provider = opened.keep(provider(settings, secrets));
    broker = brokerStarts.join();
    surroundings =
        new Surroundings(
            secret(),
            new Surroundings.Ports(broker.port(), settings.webPort()),
            provisioned,
            new PaymentProvider(provider.url(), secrets));
    services = opened.keep(RunningServices.start(surroundings));
    provider.deliverTo(webhook());
  }

  /**
   * Starts everything and returns when the first order can be sent.
   *
   * @throws IllegalStateException a part did not start, and the others are closed again; the
   *     message is one line
   */
  public static LocalEntrega start(LocalSettings settings) {
    return start(settings, new Opened());
  }

  static LocalEntrega start(LocalSettings settings, Opened opened) {
    JvmWide.prepare();
    try {
      return new LocalEntrega(settings, opened);
    } catch (RuntimeException e) {
      opened.close();
      var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      throw cause instanceof IllegalStateException told
          ? told
          : new IllegalStateException("Expected everything to start, but: " + cause, cause);
    }
  }

  /** Where events go in: the port of AMQP 0-9-1 on 127.0.0.1, user and password {@code guest}. */
  public int amqpPort() {
    return broker.port();
  }

  /** What an AWS client takes as its endpoint override. */
  public URI aws() {
    return aws.uri();
  }

  /** Where orders are looked at. */
  public URI web() {
    return URI.create("http://127.0.0.1:" + services.named("status").port());
  }

  /** Where the payment provider says what became of a charge. */
  public URI webhook() {
    return URI.create(
        "http://127.0.0.1:" + services.named("payment").port() + "/webhooks/provider");
  }

  /** The running services. */
  public RunningServices services() {
    return services;
  }

  /** What the services were told. */
  Surroundings surroundings() {
    return surroundings;
  }

  /** Lets the services finish what they have in hand, then closes everything. */
  @Override
  public void close() {
    opened.close();
  }

  private static SandboxProvider provider(LocalSettings settings, PaymentProvider.Secrets secrets) {
    var usual = SandboxProvider.Settings.of(secrets.apiKey(), secrets.webhook());
    return SandboxProvider.start(usual.deciding(settings.providerDelay(), usual.lateDelay()));
  }

  private static String secret() {
    return UUID.randomUUID().toString();
  }

  private static <T> CompletableFuture<T> aside(Supplier<T> start) {
    return CompletableFuture.supplyAsync(
        start, task -> Thread.ofPlatform().name("start-aside").start(task));
  }
}
