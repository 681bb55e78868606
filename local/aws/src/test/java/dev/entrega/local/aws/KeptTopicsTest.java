package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.sns.sms.Phone;
import dev.entrega.local.aws.sns.sms.Sms;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sqs.model.Message;

/** Topics, subscribers and messages on their way when the process is lost. */
class KeptTopicsTest {

  private static final String PHONE = "+5511987654321";

  @TempDir private Path folder;

  private CrashingEndpoint aws;
  private String topic;

  @BeforeEach
  void start() {
    aws = new CrashingEndpoint(folder);
    topic =
        aws.sns()
            .createTopic(r ->
                r.name("news")
                    .attributes(Map.of("DisplayName", "News"))
                    .tags(Tag.builder().key("team").value("courier").build()))
            .topicArn();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void a_topic_keeps_its_attributes_and_tags() {
    aws.sns()
        .setTopicAttributes(
            r -> r.topicArn(topic).attributeName("SignatureVersion").attributeValue("2"));

    aws.crash();

    assertThat(aws.sns().getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("DisplayName", "News")
        .containsEntry("SignatureVersion", "2");
    assertThat(aws.sns().listTagsForResource(r -> r.resourceArn(topic)).tags())
        .containsExactly(Tag.builder().key("team").value("courier").build());
  }

  @Test
  void a_subscriber_keeps_its_wishes() {
    var queue = aws.sqs().createQueue(r -> r.queueName("q")).queueUrl();
    var arn = subscribe("sqs", RunningEndpoint.queueArn("q"));
    wish(arn, "RawMessageDelivery", "true");
    wish(arn, "FilterPolicy", "{\"status\": [\"DELIVERED\"]}");

    aws.crash();
    publish("wanted", "DELIVERED");
    publish("unwanted", "RECEIVED");

    assertThat(subscribe("sqs", RunningEndpoint.queueArn("q"))).isEqualTo(arn);
    assertThat(messages(queue.substring(queue.lastIndexOf('/') + 1)))
        .extracting(Message::body)
        .containsExactly("wanted");
  }

  @Test
  void whoever_left_stays_away() {
    var arn = subscribe("sms", PHONE);
    aws.sns().unsubscribe(r -> r.subscriptionArn(arn));
    var other = aws.sns().createTopic(r -> r.name("other")).topicArn();
    aws.sns().deleteTopic(r -> r.topicArn(other));

    aws.crash();

    assertThat(aws.sns().listSubscriptions().subscriptions()).isEmpty();
    assertThat(aws.sns().listTopics().topics()).hasSize(1);
    assertThat(aws.sns().getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("SubscriptionsDeleted", "1");
  }

  @Test
  void a_message_that_its_subscriber_did_not_take_is_brought_again() throws Exception {
    try (var web = WebReceiver.start()) {
      subscribe("http", web.url());
      WebReceiver.visit(web.next().text("SubscribeURL"));
      web.answer(503);
      var id = publish("hello", "RECEIVED");
      assertThat(web.next().text("MessageId")).isEqualTo(id);

      aws.crash();

      assertThat(web.next().text("MessageId")).isEqualTo(id);
      // Who hears these has taken the first one, and the last of them is kept after that.
      var second = publish("second", "RECEIVED");
      assertThat(web.next().text("MessageId")).isEqualTo(second);
      publish("third", "RECEIVED");
      aws.crash();

      var last = publish("last", "RECEIVED");
      for (var next = web.next().text("MessageId"); !next.equals(last); ) {
        assertThat(next).isNotEqualTo(id);
        next = web.next().text("MessageId");
      }
    }
  }

  @Test
  void whoever_was_asked_can_still_answer() throws Exception {
    try (var web = WebReceiver.start()) {
      subscribe("http", web.url());
      var token = web.next().text("Token");

      aws.crash();
      aws.sns().confirmSubscription(r -> r.topicArn(topic).token(token));

      assertThat(aws.sns().listSubscriptions().subscriptions())
          .extracting(Subscription::subscriptionArn)
          .allMatch(arn -> arn.startsWith(topic));
    }
  }

  @Test
  void phones_keep_their_messages_and_their_owners_wishes() {
    aws.sns().publish(r -> r.phoneNumber(PHONE).message("first"));
    aws.sns().publish(r -> r.phoneNumber(PHONE).message("second"));
    aws.endpoint().phones().reply(new Phone(PHONE), "STOP");
    aws.sns().setSMSAttributes(r -> r.attributes(Map.of("DefaultSenderID", "Entrega")));

    aws.crash();
    aws.sns().publish(r -> r.phoneNumber(PHONE).message("third"));

    assertThat(aws.endpoint().phones().messages(null))
        .extracting(Sms::text)
        .containsExactly("first", "second");
    assertThat(aws.sns().checkIfPhoneNumberIsOptedOut(r -> r.phoneNumber(PHONE)).isOptedOut())
        .isTrue();
    assertThat(aws.sns().getSMSAttributes(r -> {}).attributes())
        .containsEntry("DefaultSenderID", "Entrega");
  }

  private String subscribe(String protocol, String endpoint) {
    return aws.sns()
        .subscribe(r ->
            r.topicArn(topic).protocol(protocol).endpoint(endpoint).returnSubscriptionArn(true))
        .subscriptionArn();
  }

  private void wish(String subscription, String attribute, String value) {
    aws.sns()
        .setSubscriptionAttributes(
            r -> r.subscriptionArn(subscription).attributeName(attribute).attributeValue(value));
  }

  private String publish(String message, String status) {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue(status).build();
    return aws.sns()
        .publish(
            r -> r.topicArn(topic).message(message).messageAttributes(Map.of("status", attribute)))
        .messageId();
  }

  private Iterable<Message> messages(String queue) {
    return aws.sqs()
        .receiveMessage(r ->
            r.queueUrl(aws.endpoint().uri() + "/000000000000/" + queue).maxNumberOfMessages(10))
        .messages();
  }
}
