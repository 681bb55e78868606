package dev.entrega.local.aws.sns.delivery;

/**
 * Where mails go.
 *
 * @param host of the SMTP server
 * @param port of the SMTP server
 * @param sender the address that mails come from
 */
public record MailServer(String host, int port, String sender) {

  /** A server that takes mails from {@code no-reply@sns.local}. */
  public static MailServer of(String host, int port) {
    return new MailServer(host, port, "no-reply@sns.local");
  }
}
