package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagLimitExceededException;

/** What is said of topics, and by whom. */
class SnsTopicsTest {

  @RegisterExtension static final RunningEndpoint AWS = RunningEndpoint.start();

  private final SnsClient sns = AWS.sns();
  private String name;
  private String topic;

  @BeforeEach
  void createTopic(TestInfo test) {
    name = RunningEndpoint.name(test);
    topic =
        sns.createTopic(r ->
                r.name(name)
                    .attributes(Map.of("DisplayName", "Entrega"))
                    .tags(tag("team", "orders")))
            .topicArn();
  }

  @Test
  void a_topic_is_created_again_by_the_same_words_alone() {
    assertThat(sns.createTopic(r -> r.name(name)).topicArn()).isEqualTo(topic);
    assertThat(
            sns.createTopic(r -> r.name(name).attributes(Map.of("DisplayName", "Entrega")))
                .topicArn())
        .isEqualTo(topic);
    assertThatThrownBy(
            () -> sns.createTopic(r -> r.name(name).attributes(Map.of("DisplayName", "Other"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("different attributes");
    assertThatThrownBy(() -> sns.createTopic(r -> r.name(name).tags(tag("team", "money"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("different tags");
  }

  @Test
  void fifo_topics_are_refused_clearly() {
    assertThatThrownBy(() -> sns.createTopic(r -> r.name("orders.fifo")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("FIFO topics are not served here");
    assertThatThrownBy(
            () -> sns.createTopic(r -> r.name("orders").attributes(Map.of("FifoTopic", "true"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("FIFO topics are not served here");
    assertThat(
            sns.createTopic(r -> r.name("orders").attributes(Map.of("FifoTopic", "false")))
                .topicArn())
        .endsWith(":orders");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KmsMasterKeyId            | alias/aws/sns                   | KmsMasterKeyId",
        "TracingConfig             | Active                          | TracingConfig",
        "HTTPSuccessFeedbackRoleArn| arn:aws:iam::000000000000:role/r| HTTPSuccessFeedbackRoleArn",
        "SignatureVersion          | 3                               | SignatureVersion",
        "Policy                    | no JSON                         | Policy",
        "DeliveryPolicy            | {'http':{'numRetries':1}}       | DeliveryPolicy",
        "DeliveryPolicy            | {'https':{}}                    | DeliveryPolicy",
        "ContentBasedDeduplication | true                            | FIFO",
      })
  void what_a_topic_cannot_be_is_refused(String attribute, String value, String reason) {
    assertThatThrownBy(() ->
            sns.setTopicAttributes(r ->
                r.topicArn(topic)
                    .attributeName(attribute)
                    .attributeValue(value.replace('\'', '"'))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void what_is_set_is_told() {
    sns.setTopicAttributes(
        r -> r.topicArn(topic).attributeName("DisplayName").attributeValue("Other"));
    sns.setTopicAttributes(
        r -> r.topicArn(topic).attributeName("SignatureVersion").attributeValue("2"));

    assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("DisplayName", "Other")
        .containsEntry("SignatureVersion", "2")
        .containsEntry("Owner", "000000000000")
        .containsKeys("Policy", "EffectiveDeliveryPolicy");
  }

  @Test
  void tags_come_and_go() {
    sns.tagResource(r -> r.resourceArn(topic).tags(tag("stage", "test"), tag("team", "money")));
    sns.untagResource(r -> r.resourceArn(topic).tagKeys("stage"));

    assertThat(sns.listTagsForResource(r -> r.resourceArn(topic)).tags())
        .containsExactly(tag("team", "money"));
    assertThatThrownBy(() -> sns.listTagsForResource(r -> r.resourceArn(topic + "x")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () -> sns.tagResource(r -> r.resourceArn(topic).tags(tag("a", "1"), tag("a", "2"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Duplicated keys");
    var many = IntStream.range(0, 51).mapToObj(i -> tag("k" + i, "v")).toList();
    assertThatThrownBy(() -> sns.tagResource(r -> r.resourceArn(topic).tags(many)))
        .isInstanceOf(TagLimitExceededException.class);
  }

  @Test
  void a_permission_is_a_statement_of_the_policy() {
    permit("partner", "Publish");

    assertThat(policy()).contains("\"Sid\":\"partner\"").contains("SNS:Publish");
    assertThatThrownBy(() -> permit("partner", "Publish"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("already exists");
    assertThatThrownBy(() -> permit("other", "Shout"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("out of service scope");
    sns.removePermission(r -> r.topicArn(topic).label("partner"));
    assertThat(policy()).doesNotContain("partner");
  }

  @Test
  void lists_come_a_hundred_at_a_time() {
    for (var i = 0; i < 101; i++) {
      var phone = "+5511" + (900_000_000 + i);
      sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint(phone));
    }

    var first = sns.listSubscriptionsByTopic(r -> r.topicArn(topic));

    assertThat(first.subscriptions()).hasSize(100);
    assertThat(
            sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(topic)).subscriptions().stream())
        .extracting(Subscription::endpoint)
        .doesNotHaveDuplicates()
        .hasSize(101);
    assertThatThrownBy(() -> sns.listSubscriptions(r -> r.nextToken("elsewhere")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("NextToken");
  }

  @Test
  void a_deleted_topic_takes_its_subscriptions_along() {
    var arn =
        sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+5511900000000"))
            .subscriptionArn();

    sns.deleteTopic(r -> r.topicArn(topic));

    assertThat(sns.listSubscriptionsPaginator().subscriptions().stream())
        .extracting(Subscription::subscriptionArn)
        .doesNotContain(arn);
    sns.unsubscribe(r -> r.subscriptionArn(arn));
    assertThatThrownBy(() -> sns.unsubscribe(r -> r.subscriptionArn("no:arn")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> sns.unsubscribe(r -> r.subscriptionArn(topic)))
        .isInstanceOf(InvalidParameterException.class);
  }

  private void permit(String label, String action) {
    sns.addPermission(r ->
        r.topicArn(topic).label(label).awsAccountIds(List.of("111122223333")).actionNames(action));
  }

  private String policy() {
    return sns.getTopicAttributes(r -> r.topicArn(topic)).attributes().getOrDefault("Policy", "");
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
