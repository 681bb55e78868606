package dev.entrega.local.launcher;

import dev.entrega.local.launcher.inbox.MailServer;
import dev.entrega.local.launcher.provider.SandboxProvider;
import dev.entrega.local.launcher.services.Broker;
import dev.entrega.local.launcher.services.RunningServices;
import dev.entrega.local.launcher.services.Surroundings;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/**
 * The whole system on this machine: a broker, an AWS, a payment provider, a mail server, and the
 * services, which know no more of each other than they do in production. Everything is in memory,
 * or in the folder of the settings, from which a later start goes on. The services may also be
 * elsewhere, and the AWS: see {@link Layout}.
 */
public final class LocalEntrega implements AutoCloseable {

  private final Opened opened;
  private final StandIns standIns;
  private final Surroundings surroundings;
  private final RunningServices services;

  private LocalEntrega(LocalSettings settings, Opened opened) {
    this.opened = opened;
    var data = opened.keep(DataFolder.open(settings));
    standIns = StandIns.start(settings, data, opened);
    var databases = settings.layout().outside().databases();
    surroundings =
        new Surroundings(
            UUID.randomUUID().toString(),
            new Surroundings.Parts(
                standIns.broker(),
                databases == null ? data.databases() : databases,
                new Surroundings.Ports(settings.webPort(), standIns.mailServer().port())),
            standIns.aws(),
            standIns.provider(),
            new Surroundings.Signing(data.secret("notifier.link"), data.secret("chatbot.token")));
    services =
        settings.layout().services()
            ? opened.keep(RunningServices.start(surroundings))
            : RunningServices.elsewhere();
    var given = settings.layout().provider().webhook();
    standIns.deliverWebhooksTo(given == null ? webhook() : given);
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

  /** Where events go in, of AMQP 0-9-1; the embedded broker knows {@code guest} alone. */
  public Broker broker() {
    return standIns.broker();
  }

  /** The broker's port. */
  public int amqpPort() {
    return standIns.broker().port();
  }

  /** What an AWS client takes as its endpoint override. */
  public URI aws() {
    return standIns.aws().endpoint();
  }

  /** Where charges are created. */
  public URI provider() {
    return standIns.provider().url();
  }

  /** Where orders are looked at. */
  public URI web() {
    return URI.create("http://127.0.0.1:" + services.named("status").port());
  }

  /** Where mails and SMS are looked at. */
  public URI inbox() {
    return standIns.inbox();
  }

  /** What takes every mail. */
  public MailServer mailServer() {
    return standIns.mailServer();
  }

  /** Where the payment provider says what became of a charge. */
  public URI webhook() {
    return URI.create(
        "http://127.0.0.1:" + services.named("payment").port() + "/webhooks/provider");
  }

  /** The payment provider, whose ledger knows what every order has paid. */
  public SandboxProvider sandbox() {
    return standIns.sandbox();
  }

  /** The running services. */
  public RunningServices services() {
    return services;
  }

  /** What the services were told. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Lets the services finish what they have in hand, then closes everything. */
  @Override
  public void close() {
    opened.close();
  }
}
