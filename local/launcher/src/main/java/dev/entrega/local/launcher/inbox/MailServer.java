package dev.entrega.local.launcher.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The SMTP server of one machine: it takes every mail for every address and delivers none of them
 * anywhere else. It can be closed and opened again on its port, to see what others make of that.
 */
public final class MailServer implements AutoCloseable {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_CONNECTIONS = 200;

  private final Mails mails;
  private final String host;
  private int port;
  private @Nullable SMTPServer server;

  MailServer(String host, int port, Mails mails) {
    this.host = host;
    this.port = port;
    this.mails = mails;
    open();
  }

  /** The port it listens on. */
  public synchronized int port() {
    return port;
  }

  /**
   * Takes mails again; does nothing while it does.
   *
   * @throws IllegalStateException the port is taken
   */
  public synchronized void open() {
    if (server != null) {
      return;
    }
    var opened =
        SMTPServer.port(port)
            .bindAddress(new InetSocketAddress(host, 0).getAddress())
            .hostName("localhost")
            .softwareName("Entrega")
            .maxMessageSize(MOST_BYTES)
            .maxConnections(MOST_CONNECTIONS)
            .messageHandlerFactory(_ -> new Incoming())
            .build();
    try {
      opened.start();
    } catch (RuntimeException taken) {
      throw new IllegalStateException(
          "Expected to listen for mail on port %d, but: %s".formatted(port, taken.getMessage()),
          taken);
    }
    port = opened.getPortAllocated();
    server = opened;
  }

  /** Whoever wants to bring a mail finds nobody until it opens again. */
  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  /** One mail for each of its recipients. */
  private final class Incoming implements MessageHandler {

    private final List<String> recipients = new ArrayList<>();

    @Override
    public void from(String from) {
      recipients.clear();
    }

    @Override
    public void recipient(String recipient) {
      recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
      var source = data.readNBytes(MOST_BYTES + 1);
      if (source.length > MOST_BYTES) {
        throw new RejectException(552, "5.3.4 Expected a mail of at most 1 MB");
      }
      var text = new String(source, ISO_8859_1);
      recipients.forEach(recipient -> mails.add(recipient, text));
      return null;
    }

    @Override
    public void done() {}
  }
}
