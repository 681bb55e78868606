package dev.entrega.local.launcher;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.aws.sns.SnsSettings;
import dev.entrega.local.launcher.broker.EmbeddedBroker;
import dev.entrega.local.launcher.inbox.Inbox;
import dev.entrega.local.launcher.inbox.MailServer;
import dev.entrega.local.launcher.inbox.Texts;
import dev.entrega.local.launcher.provider.SandboxProvider;
import dev.entrega.local.launcher.services.Broker;
import dev.entrega.local.launcher.services.Surroundings;
import dev.entrega.local.launcher.services.Surroundings.PaymentProvider;
import dev.entrega.local.launcher.template.Template;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the services meet in production as RabbitMQ, AWS, a payment provider and a mail server. */
final class StandIns {

  private static final String LOCAL_MODEL = "entrega.local-extractive";

  private final Broker broker;
  private final Inbox inbox;
  private final Inbox.Web inboxPage;
  private final Surroundings.Aws aws;
  private final SandboxProvider sandbox;
  private final PaymentProvider provider;

  private StandIns(LocalSettings settings, DataFolder data, Opened opened) {
    var brokerStarts = aside(() -> broker(settings, data, opened));
    var layout = settings.layout();
    inbox = opened.keep(Inbox.open(layout.address(), settings.mail().smtpPort(), data.drawers()));
    var endpoint = layout.aws() == null ? opened.keep(endpoint(settings, data)) : null;
    aws = aws(layout, endpoint);
    Texts texts = endpoint == null ? List::of : () -> texts(endpoint);
    inboxPage = opened.keep(inbox.show(settings.mail().webPort(), texts));
    var secrets = secrets(layout.provider(), data);
    sandbox = opened.keep(sandbox(settings, secrets, data));
    provider =
        new PaymentProvider(
            URI.create("http://%s:%d".formatted(layout.address(), sandbox.port())), secrets);
    broker = brokerStarts.join();
  }

  /** Starts them; what was opened belongs to {@code opened} from then on, also if this throws. */
  static StandIns start(LocalSettings settings, DataFolder data, Opened opened) {
    return new StandIns(settings, data, opened);
  }

  /** Where events go in. */
  Broker broker() {
    return broker;
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

  /** What takes every mail. */
  MailServer mailServer() {
    return inbox.mailServer();
  }

  /** Where mails and SMS are looked at. */
  URI inbox() {
    return inboxPage.uri();
  }

  void deliverWebhooksTo(URI receiver) {
    sandbox.deliverTo(receiver);
  }

  private static Broker broker(LocalSettings settings, DataFolder data, Opened opened) {
    var outside = settings.layout().outside();
    if (outside.amqp() != null) {
      return new Broker(outside.amqp(), outside.queueType());
    }
    var embedded = opened.keep(EmbeddedBroker.start(settings.amqpPort(), data.broker()));
    return new Broker(
        URI.create("amqp://guest:guest@127.0.0.1:" + embedded.port()), outside.queueType());
  }

  private AwsEndpoint endpoint(LocalSettings settings, DataFolder data) {
    var address = settings.layout().address();
    var mail = dev.entrega.local.aws.sns.delivery.MailServer.of(address, mailServer().port());
    var own =
        new AwsSettings(address, settings.awsPort(), AwsSettings.defaults().account())
            .withSns(SnsSettings.defaults().withMail(mail));
    return AwsEndpoint.start(
        settings
            .layout()
            .outside()
            .around(own)
            .withData(data.aws())
            .withRetention(settings.executions()));
  }

  private static Surroundings.Aws aws(Layout layout, @Nullable AwsEndpoint endpoint) {
    if (endpoint != null) {
      var models = Map.of("KeywordsModelId", LOCAL_MODEL, "PolicyModelId", LOCAL_MODEL);
      var provisioned = LocalAws.provision(endpoint, Template.shipped(models));
      endpoint.resume();
      return provisioned;
    }
    return Uploads.provision(Objects.requireNonNull(layout.aws()), Template.shipped(Map.of()));
  }

  private static List<Texts.Text> texts(AwsEndpoint endpoint) {
    return endpoint.phones().messages(null).stream()
        .map(sms -> new Texts.Text(sms.to().number(), sms.text(), sms.at()))
        .toList();
  }

  private static PaymentProvider.Secrets secrets(Layout.Provider said, DataFolder data) {
    var apiKey = said.apiKey();
    var webhook = said.webhookSecret();
    return new PaymentProvider.Secrets(
        apiKey == null ? data.secret(Layout.Provider.API_KEY) : apiKey,
        webhook == null ? data.secret(Layout.Provider.WEBHOOK_SECRET) : webhook);
  }

  private static SandboxProvider sandbox(
      LocalSettings settings, PaymentProvider.Secrets secrets, DataFolder data) {
    var usual = SandboxProvider.Settings.of(secrets.apiKey(), secrets.webhook());
    var layout = settings.layout();
    return SandboxProvider.start(
        usual.deciding(settings.providerDelay(), usual.lateDelay()),
        new InetSocketAddress(layout.address(), layout.provider().port()),
        data.drawers());
  }

  private static <T> CompletableFuture<T> aside(Supplier<T> start) {
    return CompletableFuture.supplyAsync(
        start, task -> Thread.ofPlatform().name("start-aside").start(task));
  }
}
