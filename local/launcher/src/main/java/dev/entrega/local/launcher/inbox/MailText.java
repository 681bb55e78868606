package dev.entrega.local.launcher.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says.
 *
 * @param plain its plain text, if it has one
 * @param html its HTML, if it has one
 */
record MailText(@Nullable String plain, @Nullable String html) {

  private static final Session SESSION = Session.getInstance(new Properties());

  /** Reads as much of it as can be read. */
  static MailText of(Mail mail) {
    try {
      var message = parsed(mail.source());
      return new MailText(find(message, "text/plain"), find(message, "text/html"));
    } catch (MessagingException | IOException unreadable) {
      return new MailText("This mail cannot be read: " + unreadable.getMessage(), null);
    }
  }

  static Mail.Head head(String source) {
    try {
      var message = parsed(source);
      var from = message.getFrom();
      return new Mail.Head(
          from == null || from.length == 0 ? "" : ((InternetAddress) from[0]).toUnicodeString(),
          message.getSubject() == null ? "" : message.getSubject(),
          message.getMessageID() == null ? "" : message.getMessageID(),
          message.getHeader("Entrega-Order", null),
          message.getHeader("Entrega-Status", null));
    } catch (MessagingException unreadable) {
      return new Mail.Head("", "", "", null, null);
    }
  }

  private static MimeMessage parsed(String source) throws MessagingException {
    return new MimeMessage(SESSION, new ByteArrayInputStream(source.getBytes(ISO_8859_1)));
  }

  private static @Nullable String find(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return String.valueOf(part.getContent());
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        var found = find(parts.getBodyPart(i), type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
