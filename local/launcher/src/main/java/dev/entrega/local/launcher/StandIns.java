package dev.entrega.local.launcher;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.launcher.broker.EmbeddedBroker;
import dev.entrega.local.launcher.provider.SandboxProvider;
import dev.entrega.local.launcher.services.Surroundings;
import dev.entrega.local.launcher.services.Surroundings.PaymentProvider;
import dev.entrega.local.launcher.template.Template;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What the services meet in production as RabbitMQ, AWS and a payment provider. */
final class StandIns {

  private final EmbeddedBroker broker;
  private final Surroundings.Aws aws;
  private final SandboxProvider sandbox;
  private final PaymentProvider provider;

  private StandIns(LocalSettings settings, Opened opened) {
    var brokerStarts = aside(() -> opened.keep(EmbeddedBroker.start(settings.amqpPort())));
    aws = aws(settings, opened);
    var layout = settings.layout();
    var secrets =
        new PaymentProvider.Secrets(layout.provider().apiKey(), layout.provider().webhookSecret());
    sandbox = opened.keep(sandbox(settings, secrets));
    provider =
        new PaymentProvider(
            URI.create("http://%s:%d".formatted(layout.address(), sandbox.port())), secrets);
    broker = brokerStarts.join();
  }

  /** Starts them; what was opened belongs to {@code opened} from then on, also if this throws. */
  static StandIns start(LocalSettings settings, Opened opened) {
    return new StandIns(settings, opened);
  }

  /** The port of AMQP 0-9-1 on 127.0.0.1. */
  int amqpPort() {
    return broker.port();
  }

  /** The endpoint, in which everything is made that the template asks for. */
  Surroundings.Aws aws() {
    return aws;
  }

  /** How payment finds its provider. */
  PaymentProvider provider() {
    return provider;
  }

  /** The provider itself. */
  SandboxProvider sandbox() {
    return sandbox;
  }

  void deliverWebhooksTo(URI receiver) {
    sandbox.deliverTo(receiver);
  }

  private static Surroundings.Aws aws(LocalSettings settings, Opened opened) {
    var template = Template.shipped(Map.of());
    var given = settings.layout().aws();
    if (given != null) {
      return Uploads.provision(given, template);
    }
    var usual = AwsSettings.defaults();
    var own = new AwsSettings(settings.layout().address(), settings.awsPort(), usual.account());
    return LocalAws.provision(opened.keep(AwsEndpoint.start(own)), template);
  }

  private static SandboxProvider sandbox(LocalSettings settings, PaymentProvider.Secrets secrets) {
    var usual = SandboxProvider.Settings.of(secrets.apiKey(), secrets.webhook());
    var layout = settings.layout();
    return SandboxProvider.start(
        usual.deciding(settings.providerDelay(), usual.lateDelay()),
        new InetSocketAddress(layout.address(), layout.provider().port()));
  }

  private static <T> CompletableFuture<T> aside(Supplier<T> start) {
    return CompletableFuture.supplyAsync(
        start, task -> Thread.ofPlatform().name("start-aside").start(task));
  }
}
