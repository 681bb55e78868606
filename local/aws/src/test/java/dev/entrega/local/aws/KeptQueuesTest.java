package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** What lies in queues when the process is lost. */
class KeptQueuesTest {

  @TempDir private Path folder;

  private CrashingEndpoint aws;

  @BeforeEach
  void start() {
    aws = new CrashingEndpoint(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void a_message_is_there_as_it_was_sent() {
    create("q", Map.of());
    var attributes =
        Map.of(
            "text", MessageAttributeValue.builder().dataType("String.x").stringValue("olá").build(),
            "bytes",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))
                    .build());
    var sent =
        aws.sqs()
            .sendMessage(
                r -> r.queueUrl(url("q")).messageBody("São Paulo ☂").messageAttributes(attributes));

    aws.crash();

    assertThat(receive("q"))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.messageId()).isEqualTo(sent.messageId());
          assertThat(message.body()).isEqualTo("São Paulo ☂");
          assertThat(message.messageAttributes()).isEqualTo(attributes);
        });
  }

  @Test
  void a_message_in_flight_is_not_seen_before_its_time_and_then_again() {
    create("q", Map.of(VISIBILITY_TIMEOUT, "3"));
    send("q", "m");
    assertThat(receive("q")).hasSize(1);
    awaitReceptionsKept();

    aws.crash();

    assertThat(receive("q")).isEmpty();
    await()
        .untilAsserted(() ->
            assertThat(receive("q"))
                .singleElement()
                .satisfies(message -> assertThat(receptions(message)).isEqualTo("2")));
  }

  @Test
  void a_receipt_is_still_good() {
    create("q", Map.of());
    send("q", "m");
    var receipt = receive("q").getFirst().receiptHandle();
    awaitReceptionsKept();

    aws.crash();
    aws.sqs()
        .changeMessageVisibility(
            r -> r.queueUrl(url("q")).receiptHandle(receipt).visibilityTimeout(0));

    assertThat(receive("q")).extracting(Message::body).containsExactly("m");
  }

  @Test
  void what_was_deleted_stays_away() {
    create("q", Map.of(VISIBILITY_TIMEOUT, "0"));
    send("q", "gone");
    send("q", "here");
    for (var message : receive("q")) {
      if (message.body().equals("gone")) {
        aws.sqs().deleteMessage(r -> r.queueUrl(url("q")).receiptHandle(message.receiptHandle()));
      }
    }

    aws.crash();

    assertThat(receive("q")).extracting(Message::body).containsExactly("here");
  }

  @Test
  void a_queue_that_was_purged_or_deleted_is_empty_or_away() {
    create("purged", Map.of());
    create("deleted", Map.of());
    send("purged", "before");
    send("deleted", "before");
    aws.sqs().purgeQueue(r -> r.queueUrl(url("purged")));
    send("purged", "after");
    aws.sqs().deleteQueue(r -> r.queueUrl(url("deleted")));

    aws.crash();
    create("deleted", Map.of());

    assertThat(receive("purged")).extracting(Message::body).containsExactly("after");
    assertThat(receive("deleted")).isEmpty();
  }

  @Test
  void a_queue_keeps_its_settings_and_its_dead_letters() {
    create("dead", Map.of());
    create(
        "q",
        Map.of(
            VISIBILITY_TIMEOUT,
            "0",
            REDRIVE_POLICY,
            "{\"deadLetterTargetArn\": \"%s\", \"maxReceiveCount\": 1}"
                .formatted(RunningEndpoint.queueArn("dead"))));
    aws.sqs().tagQueue(r -> r.queueUrl(url("q")).tags(Map.of("team", "courier")));
    send("q", "m");
    assertThat(receive("q")).hasSize(1);
    awaitReceptionsKept();

    aws.crash();

    assertThat(receive("q")).isEmpty();
    assertThat(aws.sqs().listQueueTags(r -> r.queueUrl(url("q"))).tags())
        .containsEntry("team", "courier");

    aws.crash();

    assertThat(receive("q")).isEmpty();
    assertThat(receive("dead")).extracting(Message::body).containsExactly("m");
  }

  @Test
  void a_fifo_queue_keeps_its_order() {
    create(
        "q.fifo",
        Map.of(
            QueueAttributeName.FIFO_QUEUE, "true",
            QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
    for (var body : List.of("1", "2", "3")) {
      aws.sqs().sendMessage(r -> r.queueUrl(url("q.fifo")).messageBody(body).messageGroupId("g"));
    }

    aws.crash();
    aws.sqs().sendMessage(r -> r.queueUrl(url("q.fifo")).messageBody("2").messageGroupId("g"));

    assertThat(receive("q.fifo")).extracting(Message::body).containsExactly("1", "2", "3");
  }

  @Test
  void what_was_answered_under_load_is_there() {
    create("q", Map.of(VISIBILITY_TIMEOUT, "600"));
    create("other", Map.of());
    for (var i = 0; i < 200; i++) {
      send("q", Integer.toString(i));
    }
    forEach(message -> {
      send("other", message.body());
      aws.sqs().deleteMessage(r -> r.queueUrl(url("q")).receiptHandle(message.receiptHandle()));
    });

    aws.crash();

    assertThat(count("q")).isZero();
    assertThat(count("other")).isEqualTo(200);
  }

  private void forEach(Consumer<Message> work) {
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 8; i++) {
        var _ =
            workers.submit(() -> {
              for (var some = receive("q"); !some.isEmpty(); some = receive("q")) {
                some.forEach(work);
              }
            });
      }
    }
  }

  private int count(String queue) {
    var attributes =
        aws.sqs()
            .getQueueAttributes(r -> r.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
        + Integer.parseInt(
            attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  private void create(String queue, Map<QueueAttributeName, String> attributes) {
    aws.sqs().createQueue(r -> r.queueName(queue).attributes(attributes));
  }

  private void send(String queue, String body) {
    aws.sqs().sendMessage(r -> r.queueUrl(url(queue)).messageBody(body));
  }

  private List<Message> receive(String queue) {
    return aws.sqs()
        .receiveMessage(
            ReceiveMessageRequest.builder()
                .queueUrl(url(queue))
                .maxNumberOfMessages(10)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .build())
        .messages();
  }

  /** A reception is kept a little later than it is answered, but before what is kept after it. */
  private void awaitReceptionsKept() {
    create("other", Map.of());
    send("other", "m");
  }

  private static String receptions(Message message) {
    return message.attributes().getOrDefault(APPROXIMATE_RECEIVE_COUNT, "0");
  }

  private String url(String queue) {
    return aws.endpoint().uri() + "/000000000000/" + queue;
  }
}
