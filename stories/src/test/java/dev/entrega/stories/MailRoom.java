package dev.entrega.stories;

import dev.entrega.messaging.orders.OrderStatus;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that is down, or goes down once it has taken a mail, when the dice say so. */
final class MailRoom extends JavaMailSenderImpl {

  private final Faults faults;
  private final List<Mail> mails = new ArrayList<>();
  private final Set<String> unwanted = new TreeSet<>();

  /**
   * A mail that a customer got.
   *
   * @param orderId what it is about
   * @param status what it tells
   * @param messageId by which a repetition is known
   * @param taken whether the sender heard that the server has it
   * @param unwanted whether the customer had opted out before
   */
  record Mail(
      String orderId, OrderStatus status, String messageId, boolean taken, boolean unwanted) {}

  MailRoom(Faults faults) {
    this.faults = faults;
  }

  /** All mails of an order, in order. */
  List<Mail> of(String orderId) {
    return mails.stream().filter(mail -> mail.orderId().equals(orderId)).toList();
  }

  /** From now on the customer wants no mail of this order. */
  void wantNone(String orderId) {
    unwanted.add(orderId);
  }

  void forget() {
    mails.clear();
    unwanted.clear();
  }

  @Override
  public void send(MimeMessage message) {
    var fate = faults.next();
    try {
      if (fate != Faults.Fate.LOST) {
        var orderId = message.getHeader("Entrega-Order", null);
        mails.add(
            new Mail(
                orderId,
                OrderStatus.valueOf(message.getHeader("Entrega-Status", null)),
                message.getHeader("Message-ID", null),
                fate == Faults.Fate.MADE,
                unwanted.contains(orderId)));
      }
    } catch (MessagingException e) {
      throw new IllegalStateException("Expected to read a mail's head, but: " + e, e);
    }
    if (fate != Faults.Fate.MADE) {
      var down = new MessagingException("no answer", new ConnectException("for the story"));
      throw new MailSendException("Mail server connection failed", down, Map.of(message, down));
    }
  }
}
