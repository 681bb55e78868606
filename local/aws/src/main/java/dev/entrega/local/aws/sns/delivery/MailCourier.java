package dev.entrega.local.aws.sns.delivery;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mails to an SMTP server. */
public final class MailCourier {

  private static final String UTF_8 = "UTF-8";
  private static final int PERMANENT = 500;
  private static final String PATIENCE = "15000";

  private final MailServer server;
  private final InstantSource time;
  private final Session session;

  /** Talks to {@code server} without encryption and without a login. */
  public MailCourier(MailServer server, InstantSource time) {
    this.server = server;
    this.time = time;
    var settings = new Properties();
    settings.setProperty("mail.smtp.host", server.host());
    settings.setProperty("mail.smtp.port", Integer.toString(server.port()));
    settings.setProperty("mail.smtp.connectiontimeout", PATIENCE);
    settings.setProperty("mail.smtp.timeout", PATIENCE);
    settings.setProperty("mail.smtp.writetimeout", PATIENCE);
    this.session = Session.getInstance(settings);
  }

  /** Whether a text is one mail address, and nothing beside it. */
  public static boolean isAddress(String text) {
    try {
      var addresses = InternetAddress.parse(text, true);
      return addresses.length == 1
          && text.equals(addresses[0].getAddress())
          && text.indexOf('@') > 0;
    } catch (AddressException _) {
      return false;
    }
  }

  /** Sends once: refused is what the server will never take, failed all else. */
  public Attempt send(Mail mail) {
    try {
      Transport.send(message(mail));
      return new Attempt.Done();
    } catch (MessagingException e) {
      var why = "Expected the SMTP server to take a mail, but: " + e;
      return isPermanent(e) ? new Attempt.Refused(why) : new Attempt.Failed(why);
    }
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    var message = new MimeMessage(session);
    try {
      message.setFrom(new InternetAddress(server.sender(), mail.from(), UTF_8));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Expected UTF-8 in every JDK, but there is none", e);
    }
    message.setRecipient(RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), UTF_8);
    message.setText(mail.text(), UTF_8);
    message.setSentDate(Date.from(time.instant()));
    return message;
  }

  /** The server said 5xx to the mail or to its only address. */
  private static boolean isPermanent(MessagingException thrown) {
    for (Exception e = thrown; e != null; e = next(e)) {
      var code =
          switch (e) {
            case SMTPSendFailedException failed -> failed.getReturnCode();
            case SMTPAddressFailedException failed -> failed.getReturnCode();
            default -> 0;
          };
      if (code >= PERMANENT) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }
}
