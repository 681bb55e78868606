package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** Up to ten messages in one request. */
class SqsBatchTest {

  @RegisterExtension static final RunningEndpoint AWS = RunningEndpoint.start();

  private final SqsClient sqs = AWS.sqs();

  private String queue;

  @BeforeEach
  void createQueue(TestInfo test) {
    var name = "queue-" + Integer.toHexString(test.getDisplayName().hashCode());
    queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
  }

  @Test
  void a_batch_tells_of_each_entry() {
    var sent =
        sqs.sendMessageBatch(
            r -> r.queueUrl(queue).entries(entry("a", "1"), entry("b", ""), entry("c", "3")));

    assertThat(sent.successful()).extracting(one -> one.id()).containsExactly("a", "c");
    assertThat(sent.failed()).extracting(one -> one.id()).containsExactly("b");

    var received = sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages();
    assertThat(received).extracting(Message::body).containsExactlyInAnyOrder("1", "3");
    var receipts = received.stream().map(Message::receiptHandle).toList();

    var changed =
        sqs.changeMessageVisibilityBatch(r ->
            r.queueUrl(queue)
                .entries(
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id("1")
                        .receiptHandle(receipts.get(0))
                        .visibilityTimeout(60)
                        .build(),
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id("2")
                        .receiptHandle("nothing")
                        .visibilityTimeout(60)
                        .build()));
    assertThat(changed.successful()).extracting(one -> one.id()).containsExactly("1");
    assertThat(changed.failed())
        .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
        .containsExactly(tuple("2", "ReceiptHandleIsInvalid"));

    var deleted =
        sqs.deleteMessageBatch(r ->
            r.queueUrl(queue)
                .entries(
                    receipts.stream()
                        .map(receipt ->
                            DeleteMessageBatchRequestEntry.builder()
                                .id("d" + receipts.indexOf(receipt))
                                .receiptHandle(receipt)
                                .build())
                        .toList()));
    assertThat(deleted.successful()).extracting(one -> one.id()).containsExactly("d0", "d1");
  }

  @Test
  void a_batch_has_one_to_ten_entries_with_ids_of_their_own() {
    var eleven = IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "m")).toList();
    var long1 = entry("a", "x".repeat(200_000));
    var long2 = entry("b", "x".repeat(200_000));

    assertThatThrownBy(() -> sendBatch(List.of())).isInstanceOf(EmptyBatchRequestException.class);
    assertThatThrownBy(() -> sendBatch(eleven))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    assertThatThrownBy(() -> sendBatch(List.of(entry("a", "1"), entry("a", "2"))))
        .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    assertThatThrownBy(() -> sendBatch(List.of(long1, long2)))
        .isInstanceOf(BatchRequestTooLongException.class);
  }

  private void sendBatch(List<SendMessageBatchRequestEntry> entries) {
    sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }
}
