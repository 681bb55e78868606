package dev.entrega.notifier;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * E-mail by SMTP.
 *
 * <p>The Message-ID follows from order and status alone. So if a message has to be sent again after
 * a crash, because nobody knows whether the server had taken it, the two can be told to be one.
 */
final class EmailMessenger implements Messenger {

  private final JavaMailSender mail;
  private final InternetAddress sender;
  private final Map<Language, Words> words;
  private final Links links;
  private final InstantSource time;

  EmailMessenger(
      JavaMailSender mail,
      InternetAddress sender,
      Map<Language, Words> words,
      Links links,
      InstantSource time) {
    this.mail = mail;
    this.sender = sender;
    this.words = words;
    this.links = links;
    this.time = time;
  }

  @Override
  public Delivery send(Notification notification, Contact contact, String address) {
    InternetAddress to;
    try {
      to = new InternetAddress(address, true);
    } catch (AddressException _) {
      return new Delivery.Refused("not an e-mail address");
    }
    try {
      mail.send(message(notification, contact, to));
      return new Delivery.Taken();
    } catch (MailException answer) {
      return SmtpAnswer.of(answer);
    } catch (MessagingException bug) {
      throw new IllegalStateException(
          "Expected an e-mail for order " + notification.orderId() + ", but cannot write it", bug);
    }
  }

  private MimeMessage message(Notification notification, Contact contact, InternetAddress to)
      throws MessagingException {
    var language = Language.of(contact.locale());
    var preferences = links.preferences(contact.customerId(), language);
    var letter = Words.in(language, words).letter(notification, contact, preferences);
    var message = mail.createMimeMessage();
    message.setFrom(sender);
    message.setRecipient(MimeMessage.RecipientType.TO, to);
    message.setSubject(letter.subject(), "UTF-8");
    message.setSentDate(Date.from(time.instant()));
    message.setContent(alternatives(letter));
    message.setHeader(
        "Message-ID", messageId(notification.orderId(), notification.status().name()));
    // Makes one thread of an order's mails.
    message.setHeader("References", messageId(notification.orderId(), "order"));
    message.setContentLanguage(new String[] {language.tag()});
    // RFC 3834: nobody's holiday notice shall answer; RFC 8058: a button of the mail program
    // itself.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("List-Unsubscribe", "<" + preferences + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    message.setHeader("Entrega-Order", notification.orderId());
    message.setHeader("Entrega-Status", notification.status().name());
    return message;
  }

  private static MimeMultipart alternatives(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(letter.text(), "UTF-8", "plain");
    var html = new MimeBodyPart();
    html.setText(letter.html(), "UTF-8", "html");
    html.setDisposition(Part.INLINE);
    return new MimeMultipart("alternative", text, html);
  }

  private String messageId(String orderId, String what) {
    var address = sender.getAddress();
    var domain = address.substring(address.lastIndexOf('@') + 1);
    return "<%s.%s@%s>".formatted(orderId, what.toLowerCase(Locale.ROOT), domain);
  }
}
