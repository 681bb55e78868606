package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/** SNS by AWS's own client, from Publish to the queue. */
class SnsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension static final RunningEndpoint AWS = RunningEndpoint.start();

  private final SnsClient sns = AWS.sns();
  private final SqsClient sqs = AWS.sqs();

  private String name;
  private String topic;
  private String queue;

  @BeforeEach
  void createTopicAndQueue(TestInfo test) {
    name = RunningEndpoint.name(test);
    topic = sns.createTopic(r -> r.name(name)).topicArn();
    queue = sqs.createQueue(r -> r.queueName(name)).queueUrl();
  }

  @Test
  void a_topic_created_twice_is_one_topic() {
    assertThat(sns.createTopic(r -> r.name(name)).topicArn())
        .isEqualTo(topic)
        .isEqualTo("arn:aws:sns:us-east-1:000000000000:" + name);
    assertThat(sns.listTopicsPaginator().topics()).extracting(Topic::topicArn).contains(topic);
  }

  @Test
  void a_deleted_topic_is_unknown() {
    sns.deleteTopic(r -> r.topicArn(topic));

    assertThatThrownBy(() -> sns.getTopicAttributes(r -> r.topicArn(topic)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("?")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Topic does not exist");
  }

  @Test
  void a_raw_message_comes_with_its_attributes() {
    subscribe(Map.of("RawMessageDelivery", "true"));

    sns.publish(r ->
        r.topicArn(topic)
            .message("olá & <adeus>")
            .messageAttributes(Map.of("status", text("String", "CONFIRMED"))));

    assertThat(received())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isEqualTo("olá & <adeus>");
          assertThat(message.messageAttributes())
              .hasToString(
                  "{status=MessageAttributeValue(StringValue=CONFIRMED, DataType=String)}");
        });
  }

  @Test
  void a_message_that_is_not_raw_comes_in_an_envelope() {
    subscribe(Map.of());

    var id =
        sns.publish(r ->
                r.topicArn(topic)
                    .subject("News")
                    .message("hello")
                    .messageAttributes(Map.of("status", text("String", "CONFIRMED"))))
            .messageId();

    var envelope = JSON.readTree(received().getFirst().body());
    assertThat(envelope.path("Type").asString()).isEqualTo("Notification");
    assertThat(envelope.path("MessageId").asString()).isEqualTo(id);
    assertThat(envelope.path("TopicArn").asString()).isEqualTo(topic);
    assertThat(envelope.path("Subject").asString()).isEqualTo("News");
    assertThat(envelope.path("Message").asString()).isEqualTo("hello");
    assertThat(envelope.path("Timestamp").asString()).endsWith("Z");
    assertThat(envelope.path("MessageAttributes"))
        .isEqualTo(JSON.readTree("{\"status\": {\"Type\": \"String\", \"Value\": \"CONFIRMED\"}}"));
  }

  @Test
  void each_protocol_has_its_own_words_in_a_structured_message() {
    subscribe(Map.of("RawMessageDelivery", "true"));

    sns.publish(r ->
        r.topicArn(topic)
            .messageStructure("json")
            .message("{\"default\": \"for all\", \"sqs\": \"for queues\"}"));
    sns.publish(r ->
        r.topicArn(topic)
            .messageStructure("json")
            .message("{\"default\": \"for all\", \"sms\": \"for phones\"}"));

    assertThat(received()).extracting(Message::body).containsExactly("for queues", "for all");
  }

  @Test
  void the_same_subscription_twice_is_one() {
    var arn = subscribe(Map.of("RawMessageDelivery", "true"));

    assertThat(subscribe(Map.of("RawMessageDelivery", "true"))).isEqualTo(arn);
    assertThat(subscribe(Map.of())).isEqualTo(arn);
    assertThatThrownBy(() -> subscribe(Map.of("RawMessageDelivery", "false")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("different attributes");
    assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions())
        .singleElement()
        .satisfies(one -> assertThat(one.subscriptionArn()).isEqualTo(arn));
    assertThat(sns.listSubscriptionsPaginator().subscriptions())
        .anySatisfy(one -> assertThat(one.subscriptionArn()).isEqualTo(arn));
  }

  @Test
  void whoever_unsubscribed_hears_nothing() {
    var arn = subscribe(Map.of("RawMessageDelivery", "true"));

    sns.unsubscribe(r -> r.subscriptionArn(arn));
    sns.publish(r -> r.topicArn(topic).message("unheard"));

    assertThat(received()).isEmpty();
    assertThatThrownBy(() -> sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_batch_tells_of_each_entry() {
    subscribe(Map.of("RawMessageDelivery", "true"));

    var answer =
        sns.publishBatch(r ->
            r.topicArn(topic)
                .publishBatchRequestEntries(entry("a", "1"), entry("b", ""), entry("c", "3")));

    assertThat(answer.successful()).extracting(one -> one.id()).containsExactly("a", "c");
    assertThat(answer.failed())
        .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
        .containsExactly(tuple("b", "InvalidParameter"));
    assertThat(received()).extracting(Message::body).containsExactly("1", "3");
  }

  @Test
  void a_batch_has_one_to_ten_entries_with_ids_of_their_own() {
    var eleven = IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "m")).toList();

    assertThatThrownBy(() -> publishBatch(List.of()))
        .isInstanceOf(EmptyBatchRequestException.class);
    assertThatThrownBy(() -> publishBatch(eleven))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    assertThatThrownBy(() -> publishBatch(List.of(entry("a", "1"), entry("a", "2"))))
        .isInstanceOf(BatchEntryIdsNotDistinctException.class);
  }

  @Test
  void a_message_of_256_kib_is_taken_and_one_byte_more_refused() {
    sns.publish(r -> r.topicArn(topic).message("x".repeat(262_144)));

    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("x".repeat(262_145))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Message too long");
  }

  @Test
  void a_structured_message_needs_words_for_all() {
    assertThatThrownBy(() ->
            sns.publish(
                r -> r.topicArn(topic).messageStructure("json").message("{\"sqs\": \"?\"}")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("No default entry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application | arn:aws:sns:us-east-1:000000000000:endpoint/GCM/a/b | not served here",
        "firehose    | arn:aws:firehose:us-east-1:000000000000:d/s         | not served here",
        "pigeon      | roof                                                | protocol string: pigeon",
        "email       | someone@example.org                                 | Expected an SMTP server",
        "email       | someone                                             | Email address",
        "http        | https://example.org                                 | must match",
        "https       | https:///nowhere                                    | Expected a URL",
        "sms         | home                                                | Invalid SMS endpoint",
        "lambda      | function                                            | Lambda endpoint ARN",
        "sqs         | queue                                               | SQS endpoint ARN",
        "sqs         | arn:aws:sqs:us-east-1:000000000000:q.fifo           | FIFO SQS Queues",
      })
  void a_subscriber_that_cannot_be_reached_is_refused(
      String protocol, String endpoint, String reason) {
    assertThatThrownBy(
            () -> sns.subscribe(r -> r.topicArn(topic).protocol(protocol).endpoint(endpoint)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void what_no_queue_takes_lies_in_the_dead_letter_queue() {
    var deadLetters = sqs.createQueue(r -> r.queueName(name + "-dlq")).queueUrl();
    var redrive = "{\"deadLetterTargetArn\": \"" + RunningEndpoint.queueArn(name + "-dlq") + "\"}";
    subscribe(Map.of("RawMessageDelivery", "true", "RedrivePolicy", redrive));
    sqs.deleteQueue(r -> r.queueUrl(queue));

    sns.publish(r ->
        r.topicArn(topic)
            .message("homeless")
            .messageAttributes(Map.of("status", text("String", "PAID"))));

    assertThat(AWS.received(deadLetters))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isEqualTo("homeless");
          assertThat(message.messageAttributes()).containsOnlyKeys("status");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"deadLetterTargetArn\": \"arn:aws:sqs:us-east-1:111111111111:elsewhere\"}",
        "{\"deadLetterTargetArn\": \"arn:aws:sqs:us-east-1:000000000000:q.fifo\"}",
        "{\"maxReceiveCount\": 3}",
      })
  void a_redrive_policy_names_a_queue_of_this_account(String policy) {
    assertThatThrownBy(() -> subscribe(Map.of("RedrivePolicy", policy)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("RedrivePolicy");
  }

  @Test
  void what_is_not_supported_is_refused_and_not_dropped() {
    assertThatThrownBy(() -> subscribe(Map.of("DeliveryPolicy", "{}")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("DeliveryPolicy");
    assertThatThrownBy(() -> subscribe(Map.of("FilterPolicy", "{\"a\": \"not a list\"}")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("FilterPolicy");
    assertThatThrownBy(
            () -> sns.publish(r -> r.topicArn(topic).phoneNumber("+551199").message("hi")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("PhoneNumber");
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("m").subject("two\nlines")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Subject");
    assertThatThrownBy(() -> sns.publish(r -> r.message("to nobody")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("TopicArn");
    assertThatThrownBy(() ->
            sns.publish(r ->
                r.topicArn(topic)
                    .message("m")
                    .messageAttributes(Map.of("a..b", text("String", "1")))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("a..b");
    assertThatThrownBy(() -> sns.createTopic(r -> r.name("not a name")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> sns.listPlatformApplications())
        .isInstanceOf(SnsException.class)
        .hasMessageContaining("ListPlatformApplications");
  }

  private void publishBatch(List<PublishBatchRequestEntry> entries) {
    sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries));
  }

  private String subscribe(Map<String, String> attributes) {
    return sns.subscribe(r ->
            r.topicArn(topic)
                .protocol("sqs")
                .endpoint(RunningEndpoint.queueArn(name))
                .attributes(new HashMap<>(attributes))
                .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  private List<Message> received() {
    return AWS.received(queue);
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  private static MessageAttributeValue text(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
