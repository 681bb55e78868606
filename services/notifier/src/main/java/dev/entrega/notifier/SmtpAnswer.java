package dev.entrega.notifier;

import dev.entrega.notifier.Messenger.Unreachable;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Reads what a mail server answered to one message (RFC 5321, 4.2; RFC 3463).
 *
 * <p>To the recipient or to the message: 4xx puts it off; 5xx refuses it for good, unless it speaks
 * of policy (5.7.x, as in <em>relaying denied</em>): then it may well be we who are set up wrongly,
 * and one must not lose a day's mails by that, so it is put off too. Anything else, as no
 * connection or a sender that is not let in, holds for every message.
 *
 * <p>A fault that names no message came after the message was taken, as the connection was closed:
 * whatever else fails, a connection too, is told with the messages that did not go.
 */
final class SmtpAnswer {

  private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

  private SmtpAnswer() {}

  /**
   * What became of the message.
   *
   * @throws Unreachable it would become so of any other
   */
  static Delivery of(MailException fault) {
    if (fault instanceof MailAuthenticationException) {
      throw new Unreachable("the mail server does not accept our user and password");
    }
    if (fault instanceof MailSendException late && late.getFailedMessages().isEmpty()) {
      return new Delivery.Taken();
    }
    for (var exception : exceptions(fault)) {
      var delivery = find(exception);
      if (delivery != null) {
        return delivery;
      }
    }
    throw new Unreachable("no mail server answered: " + nameOfRoot(fault));
  }

  private static Exception[] exceptions(MailException fault) {
    return fault instanceof MailSendException several && several.getMessageExceptions().length > 0
        ? several.getMessageExceptions()
        : new Exception[] {fault};
  }

  /** The answer to the recipient says more than that to the message, which it is chained behind. */
  private static @Nullable Delivery find(Exception exception) {
    Delivery found = null;
    for (@Nullable Exception next = exception; next != null; next = after(next)) {
      switch (next) {
        case SMTPSendFailedException us when us.getCommand().startsWith("MAIL ") ->
            throw new Unreachable(
                "the mail server lets nothing in from us: " + reason(us.getReturnCode(), text(us)));
        case SMTPAddressFailedException recipient -> {
          return answer(recipient.getReturnCode(), text(recipient));
        }
        case SMTPSendFailedException message when message.getReturnCode() >= 400 ->
            found = answer(message.getReturnCode(), text(message));
        case AddressException _ -> found = new Delivery.Refused("not an e-mail address");
        default -> {}
      }
    }
    return found;
  }

  private static @Nullable Exception after(Exception exception) {
    return exception instanceof MessagingException chained ? chained.getNextException() : null;
  }

  private static Delivery answer(int code, String text) {
    var reason = reason(code, text);
    if (code == 421) {
      throw new Unreachable("the mail server is closing: " + reason);
    }
    return code >= 500 && !reason.contains(" 5.7.")
        ? new Delivery.Refused(reason)
        : new Delivery.PutOff(reason);
  }

  /** The codes alone: what follows them may quote the address. */
  private static String reason(int code, String text) {
    var enhanced = ENHANCED.matcher(text);
    return "SMTP " + code + (enhanced.find() ? " " + enhanced.group() : "");
  }

  private static String text(Exception exception) {
    return exception.getMessage() == null ? "" : exception.getMessage();
  }

  /** A message might hold an address. */
  private static String nameOfRoot(Throwable fault) {
    var root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
