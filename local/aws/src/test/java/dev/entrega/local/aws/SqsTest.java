package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.ALL;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS by AWS's own client, and by the older form that the command line once spoke. */
class SqsTest {

  @RegisterExtension static final RunningEndpoint AWS = RunningEndpoint.start();

  private final SqsClient sqs = AWS.sqs();

  private String queue;

  @BeforeEach
  void createQueue(TestInfo test) {
    var name = "queue-" + Integer.toHexString(test.getDisplayName().hashCode());
    queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
  }

  @Test
  void a_queue_url_names_the_public_port() {
    assertThat(queue).startsWith(AWS.uri() + "/000000000000/queue-");
  }

  @Test
  void a_message_comes_back_as_it_was_sent() {
    var attributes =
        Map.of(
            "text", text("String", "olá"),
            "number", text("Number.int", "42"),
            "bytes",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))
                    .build());
    var sent =
        sqs.sendMessage(request ->
            request
                .queueUrl(queue)
                .messageBody("São Paulo <&> \"☂\"")
                .messageAttributes(attributes));

    var message = receive();

    assertThat(message.messageId()).isEqualTo(sent.messageId());
    assertThat(message.body()).isEqualTo("São Paulo <&> \"☂\"");
    assertThat(message.messageAttributes()).isEqualTo(attributes);
    assertThat(message.md5OfMessageAttributes()).isEqualTo(sent.md5OfMessageAttributes());
  }

  @Test
  void only_the_attributes_that_were_asked_for_come_back() {
    sqs.sendMessage(request ->
        request
            .queueUrl(queue)
            .messageBody("a")
            .messageAttributes(
                Map.of("order.id", text("String", "1"), "other", text("String", "2"))));

    var message =
        sqs.receiveMessage(request ->
                request
                    .queueUrl(queue)
                    .messageAttributeNames("order.*")
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
            .messages()
            .getFirst();

    assertThat(message.messageAttributes()).containsOnlyKeys("order.id");
    assertThat(message.attributesAsStrings())
        .containsExactly(Map.entry("ApproximateReceiveCount", "1"));
  }

  @Test
  void a_deleted_message_is_gone() {
    sqs.sendMessage(request -> request.queueUrl(queue).messageBody("once"));
    var message = receive();

    sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));

    var left = sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(ALL));
    assertThat(left.attributes())
        .containsEntry(APPROXIMATE_NUMBER_OF_MESSAGES, "0")
        .containsEntry(APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0");
  }

  @Test
  void a_message_handed_back_is_received_again() {
    sqs.sendMessage(request -> request.queueUrl(queue).messageBody("again"));
    var first = receive();

    sqs.changeMessageVisibility(request ->
        request.queueUrl(queue).receiptHandle(first.receiptHandle()).visibilityTimeout(0));

    assertThat(receive().messageId()).isEqualTo(first.messageId());
  }

  @Test
  void a_long_poll_ends_when_a_message_comes() {
    var before = Instant.now();
    var poll =
        CompletableFuture.supplyAsync(
            () -> sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)).messages());

    sqs.sendMessage(request -> request.queueUrl(queue).messageBody("at last").delaySeconds(1));

    assertThat(poll.join()).extracting(Message::body).containsExactly("at last");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_message_received_too_often_goes_to_the_dead_letter_queue() {
    var dead = sqs.createQueue(request -> request.queueName("dead")).queueUrl();
    var poisoned =
        sqs.createQueue(request ->
                request
                    .queueName("poisoned")
                    .attributes(
                        Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            "0",
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\","
                                + "\"maxReceiveCount\":1}")))
            .queueUrl();
    sqs.sendMessage(request -> request.queueUrl(poisoned).messageBody("poison"));

    sqs.receiveMessage(request -> request.queueUrl(poisoned));
    sqs.receiveMessage(request -> request.queueUrl(poisoned));

    assertThat(sqs.receiveMessage(request -> request.queueUrl(dead)).messages())
        .extracting(Message::body)
        .containsExactly("poison");
  }

  @Test
  void a_fifo_queue_keeps_order_and_drops_duplicates() {
    var fifo =
        sqs.createQueue(request ->
                request
                    .queueName("orders.fifo")
                    .attributes(
                        Map.of(
                            QueueAttributeName.FIFO_QUEUE,
                            "true",
                            QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                            "true")))
            .queueUrl();
    for (var body : new String[] {"1", "2", "2", "3"}) {
      sqs.sendMessage(r -> r.queueUrl(fifo).messageBody(body).messageGroupId("g"));
    }

    var received = sqs.receiveMessage(r -> r.queueUrl(fifo).maxNumberOfMessages(10)).messages();

    assertThat(received).extracting(Message::body).containsExactly("1", "2", "3");
  }

  @Test
  void an_unknown_queue_is_refused_in_the_words_of_both_wires() {
    assertThatThrownBy(
            () -> sqs.sendMessage(r -> r.queueUrl(AWS.uri() + "/0/nobody").messageBody("?")))
        .isInstanceOf(QueueDoesNotExistException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("nobody")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void a_receipt_that_nobody_gave_is_refused() {
    assertThatThrownBy(() ->
            sqs.changeMessageVisibility(
                r -> r.queueUrl(queue).receiptHandle("nothing").visibilityTimeout(1)))
        .isInstanceOf(ReceiptHandleIsInvalidException.class);
  }

  @Test
  void a_message_of_256_kib_is_taken_and_one_byte_more_refused() {
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x".repeat(262_144)));

    assertThatThrownBy(
            () -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x".repeat(262_145))))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("262144 bytes, but has 262145");
  }

  @Test
  void eleven_messages_at_once_are_too_many() {
    assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(11)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("MaxNumberOfMessages");
  }

  @Test
  void the_older_query_form_is_understood() throws Exception {
    form("Action=SendMessage&Version=2012-11-05&MessageBody=ol%C3%A1&QueueUrl=" + queue);

    var answer = form("Action=ReceiveMessage&Version=2012-11-05&QueueUrl=" + queue);

    assertThat(answer).contains("<ReceiveMessageResponse").contains("<Body>olá</Body>");
  }

  private String form(String body) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(AWS.uri())
              .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
              .POST(BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private Message receive() {
    return sqs.receiveMessage(
            r -> r.queueUrl(queue).waitTimeSeconds(5).messageAttributeNames("All"))
        .messages()
        .getFirst();
  }

  private static MessageAttributeValue text(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
