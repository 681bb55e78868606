package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.aws.sns.sms.Phone;
import dev.entrega.local.aws.sns.sms.Phones;
import dev.entrega.local.aws.sns.sms.Sms;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.store.Drawers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;

/** Text messages, from Publish to the phone's inbox and back. */
class SnsSmsTest {

  @RegisterExtension static final RunningEndpoint AWS = RunningEndpoint.start();

  private final SnsClient sns = AWS.sns();
  private String name;
  private String phone;

  @BeforeEach
  void findPhone(TestInfo test) {
    name = RunningEndpoint.name(test);
    phone = "+5511" + (900_000_000L + Math.abs(name.hashCode() % 99_999_999));
  }

  @Test
  void a_message_to_a_phone_lies_in_its_inbox() throws Exception {
    var id =
        sns.publish(r ->
                r.phoneNumber(phone)
                    .message("Seu pedido chegou!")
                    .messageAttributes(
                        Map.of(
                            "AWS.SNS.SMS.SenderID", text("Entrega"),
                            "AWS.SNS.SMS.SMSType", text("Transactional"))))
            .messageId();

    var sms = inbox().path(0);
    assertThat(inbox().size()).isEqualTo(1);
    assertThat(sms.path("messageId").asString()).isEqualTo(id);
    assertThat(sms.path("to").asString()).isEqualTo(phone);
    assertThat(sms.path("text").asString()).isEqualTo("Seu pedido chegou!");
    assertThat(sms.path("senderId").asString()).isEqualTo("Entrega");
    assertThat(sms.path("type").asString()).isEqualTo("Transactional");
    assertThat(AWS.endpoint().phones().messages(new Phone(phone)))
        .extracting(Sms::text)
        .containsExactly("Seu pedido chegou!");
  }

  @Test
  void a_subscribed_phone_hears_its_own_words() throws Exception {
    var topic = sns.createTopic(r -> r.name(name)).topicArn();
    sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint(phone));

    sns.publish(r ->
        r.topicArn(topic)
            .messageStructure("json")
            .message("{\"default\": \"{}\", \"sms\": \"A caminho.\"}"));

    assertThat(inbox().path(0).path("text").asString()).isEqualTo("A caminho.");
    assertThat(inbox().path(0).path("topicArn").asString()).isEqualTo(topic);
  }

  @Test
  void whoever_answers_stop_hears_nothing_until_opted_in() throws Exception {
    assertThat(reply(" stop ").path("optedOut").asBoolean()).isTrue();

    sns.publish(r -> r.phoneNumber(phone).message("unheard"));

    assertThat(inbox().isEmpty()).isTrue();
    assertThat(sns.checkIfPhoneNumberIsOptedOut(r -> r.phoneNumber(phone)).isOptedOut()).isTrue();
    assertThat(sns.listPhoneNumbersOptedOut(r -> {}).phoneNumbers()).contains(phone);
    sns.optInPhoneNumber(r -> r.phoneNumber(phone));
    sns.publish(r -> r.phoneNumber(phone).message("heard"));
    assertThat(inbox().size()).isEqualTo(1);
    assertThat(sns.checkIfPhoneNumberIsOptedOut(r -> r.phoneNumber(phone)).isOptedOut()).isFalse();
  }

  @Test
  void a_phone_is_opted_in_for_its_owner_once_in_thirty_days() throws Exception {
    reply("STOP");
    sns.optInPhoneNumber(r -> r.phoneNumber(phone));
    reply("STOP");

    assertThatThrownBy(() -> sns.optInPhoneNumber(r -> r.phoneNumber(phone)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("30 days");
    assertThat(reply("START").path("optedOut").asBoolean()).isFalse();
  }

  @Test
  void thirty_days_later_a_phone_is_opted_in_again() {
    var now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    var phones = new Phones(now::get, Drawers.NONE);
    var one = new Phone(phone);
    phones.reply(one, "STOP");
    phones.optIn(one);
    phones.reply(one, "STOP");

    assertThat(phones.optIn(one)).isFalse();
    now.set(now.get().plus(Duration.ofDays(30)));
    assertThat(phones.optIn(one)).isTrue();
  }

  @Test
  void what_an_opted_out_subscriber_did_not_hear_is_a_dead_letter() throws Exception {
    var deadLetters = AWS.sqs().createQueue(r -> r.queueName(name)).queueUrl();
    var topic = sns.createTopic(r -> r.name(name)).topicArn();
    sns.subscribe(r ->
        r.topicArn(topic)
            .protocol("sms")
            .endpoint(phone)
            .attributes(
                Map.of(
                    "RedrivePolicy",
                    "{\"deadLetterTargetArn\": \"" + RunningEndpoint.queueArn(name) + "\"}")));
    reply("STOP");

    sns.publish(r -> r.topicArn(topic).message("unheard"));

    assertThat(AWS.received(deadLetters)).hasSize(1);
  }

  @Test
  void an_inbox_keeps_the_newest_messages() {
    var phones = new Phones(Instant::now, Drawers.NONE);

    for (var i = 0; i <= Phones.LIMIT; i++) {
      phones.deliver(
          new Sms("m", new Phone(phone), "text " + i, null, "Promotional", null, Instant.EPOCH));
    }

    assertThat(phones.messages(null)).hasSize(Phones.LIMIT);
    assertThat(phones.messages(null).getFirst().text()).isEqualTo("text 1");
  }

  @Test
  void what_a_message_does_not_say_the_account_says() throws Exception {
    sns.setSMSAttributes(
        r -> r.attributes(Map.of("DefaultSenderID", "Entrega", "DefaultSMSType", "Transactional")));

    sns.publish(r -> r.phoneNumber(phone).message("m"));

    assertThat(inbox().path(0).path("senderId").asString()).isEqualTo("Entrega");
    assertThat(inbox().path(0).path("type").asString()).isEqualTo("Transactional");
    assertThat(sns.getSMSAttributes(r -> {}).attributes())
        .containsOnly(
            Map.entry("DefaultSenderID", "Entrega"), Map.entry("DefaultSMSType", "Transactional"));
    assertThat(sns.getSMSAttributes(r -> r.attributes("DefaultSMSType")).attributes())
        .containsOnlyKeys("DefaultSMSType");
  }

  @Test
  void what_no_phone_could_take_is_refused() {
    assertThatThrownBy(() -> sns.publish(r -> r.phoneNumber("home").message("m")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("not valid to publish to");
    assertThatThrownBy(() -> sns.publish(r -> r.phoneNumber(phone).message("x".repeat(1601))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("1600");
    assertThatThrownBy(() ->
            sns.publish(r ->
                r.phoneNumber(phone)
                    .message("m")
                    .messageAttributes(Map.of("AWS.SNS.SMS.SenderID", text("1234")))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("letter");
    assertThatThrownBy(
            () -> sns.setSMSAttributes(r -> r.attributes(Map.of("MonthlySpendLimit", "1"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("MonthlySpendLimit");
    assertThatThrownBy(
            () -> sns.setSMSAttributes(r -> r.attributes(Map.of("DefaultSMSType", "Loud"))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void the_inbox_knows_two_words() throws Exception {
    assertThat(WebReceiver.visit(AWS.uri() + "/_entrega/sms?to=home").statusCode()).isEqualTo(400);
    assertThat(WebReceiver.visit(AWS.uri() + "/_entrega/sms/" + phone).statusCode()).isEqualTo(404);
  }

  private JsonNode inbox() throws IOException, InterruptedException {
    return Json.MAPPER.readTree(WebReceiver.visit(AWS.uri() + "/_entrega/sms?to=" + phone).body());
  }

  private JsonNode reply(String text) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var uri = URI.create(AWS.uri() + "/_entrega/sms/" + phone + "/replies");
      var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(text)).build();
      return Json.MAPPER.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
