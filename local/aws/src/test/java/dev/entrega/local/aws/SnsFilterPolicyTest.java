package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Which messages reach a subscriber with a filter policy. */
class SnsFilterPolicyTest {

  private static AwsEndpoint endpoint;
  private static SnsClient sns;
  private static SqsClient sqs;

  private String name;
  private String topic;
  private String queue;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    sns = new Clients(endpoint.uri()).sns();
    sqs = new Clients(endpoint.uri()).sqs();
  }

  @AfterAll
  static void close() {
    sns.close();
    sqs.close();
    endpoint.close();
  }

  @BeforeEach
  void createTopicAndQueue(TestInfo test) {
    name = "n" + Integer.toHexString((test.getDisplayName() + test.getTestMethod()).hashCode());
    topic = sns.createTopic(r -> r.name(name)).topicArn();
    queue = sqs.createQueue(r -> r.queueName(name)).queueUrl();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": [\"PAID\", \"SENT\"]}                  | PAID  | 5    | true",
        "{\"status\": [\"PAID\", \"SENT\"]}                  | LOST  | 5    | false",
        "{\"status\": [{\"prefix\": \"PA\"}]}                | PAID  | 5    | true",
        "{\"status\": [{\"anything-but\": [\"PAID\"]}]}      | PAID  | 5    | false",
        "{\"rank\": [{\"numeric\": [\">\", 4, \"<\", 6]}]}   | PAID  | 5    | true",
        "{\"rank\": [{\"numeric\": [\">\", 4, \"<\", 6]}]}   | PAID  | 7    | false",
        "{\"other\": [{\"exists\": false}]}                  | PAID  | 5    | true",
        "{\"other\": [{\"exists\": true}]}                   | PAID  | 5    | false",
        "{\"status\": [\"PAID\"], \"rank\": [6]}             | PAID  | 5    | false",
        "{}                                                  | PAID  | 5    | true",
      })
  void a_filter_policy_lets_through_what_its_attributes_match(
      String policy, String status, String rank, boolean expected) {
    subscribe(Map.of("RawMessageDelivery", "true", "FilterPolicy", policy));

    sns.publish(r ->
        r.topicArn(topic)
            .message("m")
            .messageAttributes(
                Map.of("status", text("String", status), "rank", text("Number", rank))));

    assertThat(received()).hasSize(expected ? 1 : 0);
  }

  @Test
  void a_filter_policy_reads_lists_of_strings() {
    subscribe(Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"tags\": [\"b\"]}"));

    sns.publish(r ->
        r.topicArn(topic)
            .message("m")
            .messageAttributes(Map.of("tags", text("String.Array", "[\"a\", \"b\"]"))));

    assertThat(received()).hasSize(1);
  }

  @Test
  void a_filter_policy_may_look_into_the_body() {
    subscribe(
        Map.of(
            "RawMessageDelivery",
            "true",
            "FilterPolicyScope",
            "MessageBody",
            "FilterPolicy",
            "{\"order\": {\"status\": [\"PAID\"]}}"));

    sns.publish(r -> r.topicArn(topic).message("{\"order\": {\"status\": \"LOST\"}}"));
    sns.publish(r -> r.topicArn(topic).message("no JSON"));
    sns.publish(r -> r.topicArn(topic).message("{\"order\": {\"status\": \"PAID\"}}"));

    assertThat(received())
        .extracting(Message::body)
        .containsExactly("{\"order\": {\"status\": \"PAID\"}}");
  }

  @Test
  void a_subscriber_may_change_what_it_wants() {
    var arn = subscribe(Map.of("RawMessageDelivery", "true"));

    sns.setSubscriptionAttributes(r ->
        r.subscriptionArn(arn)
            .attributeName("FilterPolicy")
            .attributeValue("{\"status\": [\"PAID\"]}"));
    sns.publish(r -> r.topicArn(topic).message("unwanted"));

    assertThat(received()).isEmpty();
    assertThat(sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes())
        .containsEntry("FilterPolicy", "{\"status\": [\"PAID\"]}")
        .containsEntry("RawMessageDelivery", "true")
        .containsEntry("Protocol", "sqs");
  }

  private String subscribe(Map<String, String> attributes) {
    return sns.subscribe(r ->
            r.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:" + name)
                .attributes(new HashMap<>(attributes))
                .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  private List<Message> received() {
    return sqs.receiveMessage(
            r -> r.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  private static MessageAttributeValue text(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
