package dev.entrega.local.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Which messages reach a subscriber with a filter policy. */
class SnsFilterPolicyTest {

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
  void bytes_are_not_there_to_a_filter_policy() {
    subscribe(
        Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"photo\": [{\"exists\": false}]}"));

    sns.publish(r ->
        r.topicArn(topic)
            .message("m")
            .messageAttributes(
                Map.of(
                    "photo",
                    MessageAttributeValue.builder()
                        .dataType("Binary")
                        .binaryValue(SdkBytes.fromUtf8String("bytes"))
                        .build())));

    assertThat(received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':[1],'b':[1],'c':[1],'d':[1],'e':[1],'f':[1]} | MessageAttributes | more than 5 keys",
        "{'a':{'b':['x']}}                                | MessageAttributes | nested",
        "{'a':[{'wildcard':'x*'}]}                        | MessageAttributes | wildcard",
        "{'a':[2000000000]}                               | MessageAttributes | 1000000000",
        "{'a':['x']}                                      | Everything        | Invalid value",
      })
  void a_filter_policy_has_limits(String policy, String scope, String reason) {
    var attributes = Map.of("FilterPolicy", policy.replace('\'', '"'), "FilterPolicyScope", scope);

    assertThatThrownBy(() -> subscribe(attributes))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_filter_policy_of_more_than_150_combinations_is_too_complex() {
    var values = IntStream.range(0, 13).mapToObj(i -> "\"v" + i + "\"").collect(joining(","));
    var policy = "{\"a\": [%s], \"b\": [%s]}".formatted(values, values);
    var nested = "{\"a\": {\"b\": {\"c\": [%s]}}, \"d\": {\"e\": [%s]}}".formatted(values, values);

    assertThatThrownBy(() -> subscribe(Map.of("FilterPolicy", policy)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("too complex");
    assertThatThrownBy(
            () -> subscribe(Map.of("FilterPolicy", nested, "FilterPolicyScope", "MessageBody")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("too complex");
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
                .endpoint(RunningEndpoint.queueArn(name))
                .attributes(new HashMap<>(attributes))
                .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  private List<Message> received() {
    return AWS.received(queue);
  }

  private static MessageAttributeValue text(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
