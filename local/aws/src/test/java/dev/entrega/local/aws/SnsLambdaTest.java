package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.entrega.local.aws.sns.SnsSettings;
import dev.entrega.local.aws.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;

/** Subscribers that are functions. */
class SnsLambdaTest {

  private static final LinkedBlockingQueue<JsonNode> EVENTS = new LinkedBlockingQueue<>();

  @RegisterExtension
  static final RunningEndpoint AWS = RunningEndpoint.start(SnsSettings.defaults().withPace(0.0001));

  private final SnsClient sns = AWS.sns();
  private String name;
  private String topic;

  /** Keeps what it is called with, and dislikes the message {@code trouble}. */
  public static final class Listens implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
      var node = Json.MAPPER.<JsonNode>valueToTree(event);
      EVENTS.add(node);
      if (node.at("/Records/0/Sns/Message").asString("").equals("trouble")) {
        throw new IllegalStateException("Expected peace, but found trouble");
      }
      return "heard";
    }
  }

  @BeforeEach
  void createTopic(TestInfo test) {
    EVENTS.clear();
    name = RunningEndpoint.name(test);
    topic = sns.createTopic(r -> r.name(name)).topicArn();
  }

  @Test
  void a_function_is_called_with_awss_event() throws Exception {
    var arn = subscribe(Map.of());

    var id =
        sns.publish(r ->
                r.topicArn(topic)
                    .message("olá")
                    .messageAttributes(
                        Map.of(
                            "status",
                            MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("PAID")
                                .build())))
            .messageId();

    var record = heard().at("/Records/0");
    assertThat(record.propertyNames())
        .containsExactlyInAnyOrder("EventSource", "EventVersion", "EventSubscriptionArn", "Sns");
    assertThat(record.path("EventSource").asString()).isEqualTo("aws:sns");
    assertThat(record.path("EventSubscriptionArn").asString()).isEqualTo(arn);
    var message = record.path("Sns");
    assertThat(message.propertyNames())
        .containsExactlyInAnyOrder(
            "Type",
            "MessageId",
            "TopicArn",
            "Subject",
            "Message",
            "Timestamp",
            "SignatureVersion",
            "Signature",
            "SigningCertUrl",
            "UnsubscribeUrl",
            "MessageAttributes");
    assertThat(message.path("MessageId").asString()).isEqualTo(id);
    assertThat(message.path("Message").asString()).isEqualTo("olá");
    assertThat(message.path("Subject").isNull()).isTrue();
    assertThat(message.at("/MessageAttributes/status/Value").asString()).isEqualTo("PAID");
  }

  @Test
  void a_function_that_throws_is_called_three_times() throws Exception {
    subscribe(Map.of());

    sns.publish(r -> r.topicArn(topic).message("trouble"));

    var first = heard();
    assertThat(heard()).isEqualTo(first);
    assertThat(heard()).isEqualTo(first);
  }

  @Test
  void a_message_for_a_function_that_is_not_there_is_a_dead_letter() {
    var deadLetters = AWS.sqs().createQueue(r -> r.queueName(name)).queueUrl();
    sns.subscribe(r ->
        r.topicArn(topic)
            .protocol("lambda")
            .endpoint("arn:aws:lambda:us-east-1:000000000000:function:nobody")
            .attributes(
                Map.of(
                    "RedrivePolicy",
                    "{\"deadLetterTargetArn\": \"" + RunningEndpoint.queueArn(name) + "\"}")));

    sns.publish(r -> r.topicArn(topic).message("unheard"));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            AWS.received(deadLetters).stream()
                .anyMatch(message -> message.body().contains("unheard")));
  }

  private String subscribe(Map<String, String> attributes) {
    AWS.endpoint()
        .functions()
        .register(name, Listens.class.getName() + "::handleRequest", getClass().getClassLoader());
    return sns.subscribe(r ->
            r.topicArn(topic)
                .protocol("lambda")
                .endpoint("arn:aws:lambda:us-east-1:000000000000:function:" + name)
                .attributes(attributes))
        .subscriptionArn();
  }

  private static JsonNode heard() throws InterruptedException {
    var event = EVENTS.poll(60, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("Expected a call within a minute, but there was none");
    }
    return event;
  }
}
