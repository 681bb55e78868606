package dev.entrega.local.launcher.inbox;

import dev.entrega.local.store.Drawers;
import java.net.URI;
import java.time.InstantSource;

/**
 * Everybody's inbox on this machine: a mail server that takes all mails, and a page and an API that
 * show them, beside the SMS. The oldest go first.
 *
 * <p>{@code GET /} lists, {@code GET /api/mails?q=} and {@code GET /api/sms?q=} tell programs.
 */
public final class Inbox implements AutoCloseable {

  private final String host;
  private final Mails mails;
  private final MailServer mailServer;

  private Inbox(String host, int smtpPort, Drawers drawers) {
    this.host = host;
    this.mails = new Mails(InstantSource.system(), drawers);
    this.mailServer = new MailServer(host, smtpPort, mails);
  }

  /**
   * Takes mails from now on.
   *
   * @param host to listen on
   * @param smtpPort where; 0 takes a free one
   */
  public static Inbox open(String host, int smtpPort) {
    return open(host, smtpPort, Drawers.NONE);
  }

  /**
   * The same with mails that outlive it.
   *
   * @param drawers where they are kept
   */
  public static Inbox open(String host, int smtpPort, Drawers drawers) {
    return new Inbox(host, smtpPort, drawers);
  }

  /** Where mails are brought. */
  public MailServer mailServer() {
    return mailServer;
  }

  /**
   * Shows mails and SMS from now on.
   *
   * @param webPort where; 0 takes a free one
   * @param texts the SMS
   */
  public Web show(int webPort, Texts texts) {
    return new Web(host, new InboxServer(host, webPort, mails, texts));
  }

  @Override
  public void close() {
    mailServer.close();
  }

  /** The page, until it closes. */
  public static final class Web implements AutoCloseable {

    private final String host;
    private final InboxServer server;

    private Web(String host, InboxServer server) {
      this.host = host;
      this.server = server;
    }

    /** Where a browser finds it. */
    public URI uri() {
      return URI.create("http://" + host + ":" + server.port());
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
