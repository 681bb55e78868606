package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.entrega.local.aws.sns.SnsSettings;
import dev.entrega.local.aws.sns.delivery.MailServer;
import dev.entrega.local.aws.wire.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.SnsClient;

/** Subscribers that are mailboxes, by a real SMTP server. */
class SnsMailTest {

  private static final Pattern LINK = Pattern.compile("http://\\S+");
  private static final GreenMail MAILS = startedOn(0);

  @RegisterExtension
  static final RunningEndpoint AWS =
      RunningEndpoint.start(
          SnsSettings.defaults()
              .withPace(0.01)
              .withMail(MailServer.of("127.0.0.1", MAILS.getSmtp().getPort())));

  private final SnsClient sns = AWS.sns();
  private String address;
  private String topic;

  @AfterAll
  static void stop() {
    MAILS.stop();
  }

  @BeforeEach
  void createTopic(TestInfo test) {
    var name = RunningEndpoint.name(test);
    address = name + "@example.org";
    topic = sns.createTopic(r -> r.name(name)).topicArn();
    sns.setTopicAttributes(
        r -> r.topicArn(topic).attributeName("DisplayName").attributeValue("Entrega"));
  }

  @Test
  void a_mailbox_is_asked_and_then_written_to() throws Exception {
    var arn = subscribe("email");
    var question = mail(0);
    assertThat(WebReceiver.visit(link(question)).statusCode()).isEqualTo(200);

    sns.publish(r ->
        r.topicArn(topic)
            .subject("Saiu para entrega")
            .messageStructure("json")
            .message("{\"default\": \"for machines\", \"email\": \"Seu pedido está a caminho.\"}"));

    assertThat(arn).isEqualTo("pending confirmation");
    assertThat(question.getSubject()).isEqualTo("AWS Notification - Subscription Confirmation");
    var mail = mail(1);
    assertThat(mail.getSubject()).isEqualTo("Saiu para entrega");
    assertThat(mail.getFrom()[0]).hasToString("Entrega <no-reply@sns.local>");
    assertThat(text(mail)).startsWith("Seu pedido está a caminho.").contains("to unsubscribe");
    assertThat(WebReceiver.visit(link(mail)).statusCode()).isEqualTo(200);
    assertThat(mail(2).getSubject()).isEqualTo("AWS Notification - Unsubscribe Confirmation");
    assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions()).isEmpty();
  }

  @Test
  void a_programs_mailbox_gets_the_signed_json() throws Exception {
    subscribe("email-json");
    var question = Json.MAPPER.readTree(text(mail(0)));
    WebReceiver.visit(question.path("SubscribeURL").asString());

    sns.publish(r -> r.topicArn(topic).message("hello"));

    var message = Json.MAPPER.readTree(text(mail(1)));
    assertThat(question.path("Type").asString()).isEqualTo("SubscriptionConfirmation");
    assertThat(message.path("Message").asString()).isEqualTo("hello");
    assertThat(message.path("Signature").asString()).isNotEmpty();
    assertThat(mail(1).getSubject()).isEqualTo("AWS Notification Message");
  }

  @Test
  void a_mail_waits_for_a_server_that_is_down() throws Exception {
    var before = startedOn(0);
    var port = before.getSmtp().getPort();
    before.stop();
    var settings = SnsSettings.defaults().withPace(0.01).withMail(MailServer.of("127.0.0.1", port));
    try (var endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0).withSns(settings));
        var client = new Clients(endpoint.uri()).sns()) {
      var news = client.createTopic(r -> r.name("news")).topicArn();
      client.subscribe(r -> r.topicArn(news).protocol("email").endpoint(address));

      var again = startedOn(port);

      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> again.getReceivedMessagesForDomain(address).length == 1);
      } finally {
        again.stop();
      }
    }
  }

  private String subscribe(String protocol) {
    return sns.subscribe(r -> r.topicArn(topic).protocol(protocol).endpoint(address))
        .subscriptionArn();
  }

  private MimeMessage mail(int number) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> MAILS.getReceivedMessagesForDomain(address).length > number);
    return MAILS.getReceivedMessagesForDomain(address)[number];
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return (String) mail.getContent();
  }

  private static String link(MimeMessage mail) throws MessagingException, IOException {
    return LINK.matcher(text(mail)).results().findFirst().orElseThrow().group();
  }

  private static GreenMail startedOn(int port) {
    var mails = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    return mails;
  }
}
