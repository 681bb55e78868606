package dev.entrega.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.notifier.Messenger.Unreachable;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.RejectException;

/** What goes to a mail server over the wire, and what its answers are taken for. */
class EmailMessengerTest {

  private final MailServer server = new MailServer();
  private final Links links = new Links("a-secret-of-the-tests", () -> "https://entrega.example/");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_mail_says_it_in_text_and_html_and_can_be_recognised() throws Exception {
    assertThat(send("ana@example.com")).isEqualTo(new Delivery.Taken());

    var mail = server.mails.getFirst();
    assertThat(mail.getSubject()).isEqualTo("Pedido A-1 entregue");
    assertThat(mail.getFrom()).containsExactly(new InternetAddress("Entrega <oi@entrega.example>"));
    assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("ana@example.com"));
    assertThat(mail.getMessageID()).isEqualTo("<A-1.delivered@entrega.example>");
    assertThat(mail.getHeader("Content-Language")).containsExactly("pt-BR");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    var link = links.preferences("c-17", Language.PORTUGUESE);
    assertThat(link).startsWith("https://entrega.example/preferences/").endsWith("?lang=pt-BR");
    assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + link + ">");
    var parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat((String) parts.getBodyPart(0).getContent()).contains("Olá, Ana Souza!", link);
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
  }

  @Test
  void the_same_message_has_the_same_id_whenever_it_is_sent() throws Exception {
    send("ana@example.com");
    send("ana@example.com");

    assertThat(server.mails.get(0).getMessageID()).isEqualTo(server.mails.get(1).getMessageID());
  }

  @ParameterizedTest
  @CsvSource({
    "550, 5.1.1 <ana@example.com> unknown, SMTP 550 5.1.1",
    "550, no such user ana@example.com, SMTP 550",
    "553, 5.1.3 bad address, SMTP 553 5.1.3"
  })
  void a_recipient_who_is_refused_is_refused_for_good(int code, String text, String reason) {
    server.recipientAnswer = new RejectException(code, text);

    assertThat(send("ana@example.com")).isEqualTo(new Delivery.Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "450, 4.2.0 greylisted, SMTP 450 4.2.0",
    "452, 4.2.2 mailbox full, SMTP 452 4.2.2",
    "550, 5.7.1 relaying denied, SMTP 550 5.7.1"
  })
  void a_recipient_who_may_be_let_in_later_is_tried_again(int code, String text, String reason) {
    server.recipientAnswer = new RejectException(code, text);

    assertThat(send("ana@example.com")).isEqualTo(new Delivery.PutOff(reason));
  }

  @Test
  void a_message_may_be_refused_and_put_off_too() {
    server.dataAnswer = new RejectException(552, "5.3.4 too big");
    assertThat(send("ana@example.com")).isEqualTo(new Delivery.Refused("SMTP 552 5.3.4"));

    server.dataAnswer = new RejectException(451, "4.3.0 try again");
    assertThat(send("ana@example.com")).isEqualTo(new Delivery.PutOff("SMTP 451 4.3.0"));
  }

  @Test
  void a_sender_who_is_not_let_in_is_our_fault_and_not_the_customers() {
    for (var code : new int[] {530, 550}) {
      server.fromAnswer = new RejectException(code, "5.7.0 authentication required");

      assertThatThrownBy(() -> send("ana@example.com"))
          .isInstanceOf(Unreachable.class)
          .hasMessage("the mail server lets nothing in from us: SMTP " + code + " 5.7.0");
    }
  }

  @Test
  void a_server_that_is_closing_or_gone_is_unreachable_and_no_address_is_told() {
    server.recipientAnswer = new RejectException(421, "4.3.2 ana@example.com closing");
    assertThatThrownBy(() -> send("ana@example.com"))
        .isInstanceOf(Unreachable.class)
        .hasMessageNotContaining("ana@");

    server.close();
    assertThatThrownBy(() -> send("ana@example.com"))
        .isInstanceOf(Unreachable.class)
        .hasMessage("no mail server answered: ConnectException");
  }

  @Test
  void a_mail_that_was_taken_stays_so_however_the_connection_ends() throws Exception {
    try (var rude = new RudeMailServer()) {
      assertThat(send("ana@example.com", rude.port())).isEqualTo(new Delivery.Taken());
      assertThat(rude.said()).contains(".", "QUIT");
    }
  }

  @ParameterizedTest
  @CsvSource({"ana", "ana@", "@example.com", "'ana@example.com, bob@example.com'", "'a b@c'"})
  void what_is_no_address_is_refused_here(String address) {
    assertThat(send(address)).isEqualTo(new Delivery.Refused("not an e-mail address"));
    assertThat(server.mails).isEmpty();
  }

  private Delivery send(String address) {
    return send(address, server.port());
  }

  private Delivery send(String address, int port) {
    var mail = new JavaMailSenderImpl();
    mail.setHost("127.0.0.1");
    mail.setPort(port);
    var properties = new Properties();
    properties.setProperty("mail.smtp.timeout", "30000");
    mail.setJavaMailProperties(properties);
    try {
      var messenger =
          new EmailMessenger(
              mail,
              new InternetAddress("Entrega <oi@entrega.example>", true),
              Words.all(),
              links,
              InstantSource.system());
      return messenger.send(
          new Notification("A-1", Channel.EMAIL, OrderStatus.DELIVERED, null),
          Office.ana("A-1"),
          address);
    } catch (AddressException e) {
      throw new AssertionError(e);
    }
  }
}
