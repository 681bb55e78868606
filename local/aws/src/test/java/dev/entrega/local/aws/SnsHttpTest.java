package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.aws.WebReceiver.Received;
import dev.entrega.local.aws.sns.SnsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

/**
 * Subscribers that are web servers, from the question whether they want to be to the last retry.
 */
class SnsHttpTest {

  @RegisterExtension
  static final RunningEndpoint AWS = RunningEndpoint.start(SnsSettings.defaults().withPace(0.0005));

  private final SnsClient sns = AWS.sns();
  private WebReceiver web;
  private String name;
  private String topic;

  @BeforeEach
  void createTopicAndServer(TestInfo test) throws IOException {
    name = RunningEndpoint.name(test);
    topic = sns.createTopic(r -> r.name(name)).topicArn();
    web = WebReceiver.start();
  }

  @AfterEach
  void closeServer() {
    web.close();
  }

  @Test
  void a_server_is_asked_before_it_is_told_anything() throws Exception {
    assertThat(subscribe(Map.of())).isEqualTo("pending confirmation");
    var question = web.next();
    sns.publish(r -> r.topicArn(topic).message("too early"));
    assertThat(listed()).isEqualTo("PendingConfirmation");

    var answer = WebReceiver.visit(question.text("SubscribeURL"));
    sns.publish(r -> r.topicArn(topic).message("in time"));

    assertThat(question.headers())
        .containsEntry("x-amz-sns-message-type", "SubscriptionConfirmation")
        .containsEntry("x-amz-sns-topic-arn", topic)
        .containsEntry("x-amz-sns-message-id", question.text("MessageId"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<SubscriptionArn>" + listed() + "</SubscriptionArn>");
    assertThat(web.next().text("Message")).isEqualTo("in time");
  }

  @ParameterizedTest
  @CsvSource({"1, SHA1withRSA", "2, SHA256withRSA"})
  void whoever_reads_the_certificate_can_check_every_signature(String version, String algorithm)
      throws Exception {
    sns.setTopicAttributes(
        r -> r.topicArn(topic).attributeName("SignatureVersion").attributeValue(version));
    subscribe(Map.of());
    var question = web.next();
    confirm(question);
    sns.publish(r -> r.topicArn(topic).subject("Olá").message("with a\nsecond line"));
    var notification = web.next();

    assertThat(notification.text("SignatureVersion")).isEqualTo(version);
    assertThat(
            isGenuine(
                question,
                algorithm,
                List.of(
                    "Message",
                    "MessageId",
                    "SubscribeURL",
                    "Timestamp",
                    "Token",
                    "TopicArn",
                    "Type")))
        .isTrue();
    assertThat(
            isGenuine(
                notification,
                algorithm,
                List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")))
        .isTrue();
    assertThat(isGenuine(notification, algorithm, List.of("Message", "MessageId"))).isFalse();
  }

  @Test
  void a_raw_message_is_bare_and_says_so() throws Exception {
    subscribe(
        Map.of(
            "RawMessageDelivery",
            "true",
            "DeliveryPolicy",
            "{\"requestPolicy\": {\"headerContentType\": \"application/json\"}}"));
    confirm(web.next());

    var id = sns.publish(r -> r.topicArn(topic).message("{\"n\": 1}")).messageId();

    var message = web.next();
    assertThat(message.body()).isEqualTo("{\"n\": 1}");
    assertThat(message.headers())
        .containsEntry("x-amz-sns-rawdelivery", "true")
        .containsEntry("x-amz-sns-message-type", "Notification")
        .containsEntry("x-amz-sns-message-id", id)
        .containsEntry("x-amz-sns-subscription-arn", listed())
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void a_server_that_is_ill_gets_the_message_again_when_it_is_well() throws Exception {
    subscribe(Map.of());
    confirm(web.next());
    web.answer(500, 429, 503);

    sns.publish(r -> r.topicArn(topic).message("patience"));

    var first = web.next();
    web.next();
    web.next();
    var last = web.next();
    assertThat(last.body()).isEqualTo(first.body());
    assertThat(last.text("Message")).isEqualTo("patience");
  }

  @Test
  void what_a_server_refuses_or_fails_too_often_is_a_dead_letter() throws Exception {
    var deadLetters = AWS.sqs().createQueue(r -> r.queueName(name)).queueUrl();
    var redrive = "{\"deadLetterTargetArn\": \"" + RunningEndpoint.queueArn(name) + "\"}";
    subscribe(
        Map.of(
            "RedrivePolicy",
            redrive,
            "DeliveryPolicy",
            "{\"healthyRetryPolicy\": {\"numRetries\": 2, \"numNoDelayRetries\": 1}}"));
    confirm(web.next());
    web.answer(404, 500, 500, 500);

    sns.publish(r -> r.topicArn(topic).message("refused"));
    var refused = web.next();
    sns.publish(r -> r.topicArn(topic).message("failed"));

    var bodies = new ArrayList<String>();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          AWS.received(deadLetters).forEach(message -> bodies.add(message.body()));
          return bodies.size() >= 2;
        });
    var failed = web.next();
    assertThat(bodies).containsExactly(refused.body(), failed.body());
    web.next();
    web.next();
    assertThat(web.isEmpty()).isTrue();
  }

  @Test
  void a_server_that_is_down_holds_up_nobody_else() throws Exception {
    try (var other = WebReceiver.start()) {
      subscribe(Map.of());
      subscribe(other.url(), Map.of());
      confirm(web.next());
      confirm(other.next());
      web.close();

      sns.publish(r -> r.topicArn(topic).message("one"));
      sns.publish(r -> r.topicArn(topic).message("two"));

      assertThat(other.next().text("Message")).isEqualTo("one");
      assertThat(other.next().text("Message")).isEqualTo("two");
    }
  }

  @Test
  void a_link_ends_a_subscription_and_another_one_restores_it() throws Exception {
    subscribe(Map.of());
    confirm(web.next());
    var arn = listed();
    sns.publish(r -> r.topicArn(topic).message("before"));

    assertThat(WebReceiver.visit(web.next().text("UnsubscribeURL")).statusCode()).isEqualTo(200);
    sns.publish(r -> r.topicArn(topic).message("between"));
    var question = web.next();
    confirm(question);
    sns.publish(r -> r.topicArn(topic).message("after"));

    assertThat(question.text("Type")).isEqualTo("UnsubscribeConfirmation");
    assertThat(listed()).isEqualTo(arn);
    assertThat(web.next().text("Message")).isEqualTo("after");
  }

  @Test
  void a_locked_subscription_is_ended_by_those_who_sign_alone() throws Exception {
    subscribe(Map.of());
    var question = web.next();
    var unsigned =
        WebReceiver.visit(question.text("SubscribeURL") + "&AuthenticateOnUnsubscribe=true");
    var arn =
        sns.confirmSubscription(r ->
                r.topicArn(topic).token(question.text("Token")).authenticateOnUnsubscribe("true"))
            .subscriptionArn();

    var stranger = WebReceiver.visit(AWS.uri() + "/?Action=Unsubscribe&SubscriptionArn=" + arn);

    assertThat(unsigned.statusCode()).isEqualTo(403);
    assertThat(stranger.statusCode()).isEqualTo(403);
    assertThat(stranger.body()).contains("<Code>AuthorizationError</Code>");
    assertThat(attributes(arn)).containsEntry("ConfirmationWasAuthenticated", "true");
    sns.unsubscribe(r -> r.subscriptionArn(arn));
    assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions()).isEmpty();
  }

  @Test
  void a_pending_subscription_is_known_by_its_arn_to_those_who_ask() throws Exception {
    var arn =
        sns.subscribe(r ->
                r.topicArn(topic).protocol("http").endpoint(web.url()).returnSubscriptionArn(true))
            .subscriptionArn();

    assertThat(arn).startsWith(topic + ":");
    assertThat(attributes(arn)).containsEntry("PendingConfirmation", "true");
    assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("SubscriptionsPending", "1")
        .containsEntry("SubscriptionsConfirmed", "0");
    assertThatThrownBy(() -> sns.unsubscribe(r -> r.subscriptionArn(arn)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("pending confirmation");
    var first = web.next().text("Token");
    assertThat(subscribe(Map.of())).isEqualTo("pending confirmation");
    assertThat(web.next().text("Token")).isNotEqualTo(first);
  }

  @Test
  void a_token_confirms_its_own_topic_alone() throws Exception {
    var other = sns.createTopic(r -> r.name(name + "-other")).topicArn();
    subscribe(Map.of());
    var token = web.next().text("Token");

    assertThatThrownBy(() -> sns.confirmSubscription(r -> r.topicArn(topic).token("guessed")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Token");
    assertThatThrownBy(() -> sns.confirmSubscription(r -> r.topicArn(other).token(token)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Topic");
  }

  @Test
  void a_topics_policy_holds_where_the_subscription_says_nothing() throws Exception {
    sns.setTopicAttributes(r ->
        r.topicArn(topic)
            .attributeName("DeliveryPolicy")
            .attributeValue(
                """
                {"http": {
                  "defaultHealthyRetryPolicy": {"numRetries": 7},
                  "defaultThrottlePolicy": {"maxReceivesPerSecond": 50}
                }}
                """));
    subscribe(Map.of("DeliveryPolicy", "{\"throttlePolicy\": {\"maxReceivesPerSecond\": 9}}"));
    confirm(web.next());

    assertThat(attributes(listed()).get("EffectiveDeliveryPolicy"))
        .contains("\"numRetries\":7")
        .contains("\"maxReceivesPerSecond\":9")
        .contains("\"headerContentType\":\"text/plain; charset=UTF-8\"");
    assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .hasEntrySatisfying(
            "EffectiveDeliveryPolicy", policy -> assertThat(policy).contains("\"numRetries\":7"));
  }

  @Test
  void user_and_password_of_the_url_are_sent() throws Exception {
    subscribe(web.url().replace("http://", "http://ana:secret@"), Map.of());

    assertThat(web.next().headers())
        .containsEntry(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("ana:secret".getBytes(StandardCharsets.UTF_8)));
  }

  private String subscribe(Map<String, String> attributes) {
    return subscribe(web.url(), attributes);
  }

  private String subscribe(String url, Map<String, String> attributes) {
    return sns.subscribe(r ->
            r.topicArn(topic).protocol("http").endpoint(url).attributes(new HashMap<>(attributes)))
        .subscriptionArn();
  }

  private static void confirm(Received question) throws IOException, InterruptedException {
    assertThat(WebReceiver.visit(question.text("SubscribeURL")).statusCode()).isEqualTo(200);
  }

  private String listed() {
    return sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
        .subscriptions()
        .getFirst()
        .subscriptionArn();
  }

  private Map<String, String> attributes(String arn) {
    return sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes();
  }

  /** As AWS's developer guide tells subscribers to do it. */
  private static boolean isGenuine(Received message, String algorithm, List<String> fields)
      throws IOException, InterruptedException, GeneralSecurityException {
    var pem = WebReceiver.visit(message.text("SigningCertURL")).body();
    var certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    var text = new StringBuilder();
    for (var field : fields) {
      text.append(field).append("\n").append(message.text(field)).append("\n");
    }
    var signature = Signature.getInstance(algorithm);
    signature.initVerify(certificate);
    signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return signature.verify(Base64.getDecoder().decode(message.text("Signature")));
  }
}
