package dev.entrega.messaging.queues;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** One queue in memory. A message whose visibility is changed alone comes again at once. */
public final class FakeSqs implements SqsClient {

  /** The batches of deletions, each by its receipt handles. */
  public final List<List<String>> deletions = Collections.synchronizedList(new ArrayList<>());

  /** How many messages each receive asked for. */
  final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());

  /** The receipt handles whose visibility was renewed. */
  final List<String> renewed = Collections.synchronizedList(new ArrayList<>());

  /** The pauses in seconds before a message comes again. */
  public final List<Integer> pauses = Collections.synchronizedList(new ArrayList<>());

  /** How often the queue is not there when it is asked for. */
  final AtomicInteger missing = new AtomicInteger();

  /** How many of the next calls of each kind fail. */
  final AtomicInteger receiveFaults = new AtomicInteger();

  final AtomicInteger searchFaults = new AtomicInteger();
  final AtomicInteger deleteFaults = new AtomicInteger();
  final AtomicInteger visibilityFaults = new AtomicInteger();

  /** What a call that fails throws: a {@code RuntimeException} or an {@code Error}. */
  volatile Throwable fault = SdkClientException.create("SQS is away");

  /** The receipt handles that the next batch of renewals does not renew. */
  final Set<String> notRenewed = ConcurrentHashMap.newKeySet();

  /** Messages that a receive has taken arrive when it is open; one that is cut off loses them. */
  volatile CountDownLatch arrival = new CountDownLatch(0);

  private final BlockingQueue<Message> visible = new LinkedBlockingQueue<>();
  private final Map<String, Message> hidden = new ConcurrentHashMap<>();

  /** Puts messages with these bodies, each of which is its receipt handle too, into the queue. */
  public void send(String... bodies) {
    for (var body : bodies) {
      visible.add(message(body, 1));
    }
  }

  /** Whether all that was sent has been taken. */
  boolean isEmpty() {
    return visible.isEmpty();
  }

  /** All that was deleted, in any batch. */
  public List<String> deleted() {
    synchronized (deletions) {
      return deletions.stream().flatMap(List::stream).toList();
    }
  }

  private static Message message(String body, int attempt) {
    return Message.builder()
        .messageId("id of " + body)
        .receiptHandle(body)
        .body(body)
        .attributes(
            Map.of(
                MessageSystemAttributeName.SENT_TIMESTAMP,
                "1000",
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                Integer.toString(attempt)))
        .build();
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    failIf(searchFaults);
    if (missing.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
      throw QueueDoesNotExistException.builder().message("no such queue").build();
    }
    return GetQueueUrlResponse.builder().queueUrl("http://sqs/" + request.queueName()).build();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    asked.add(request.maxNumberOfMessages());
    failIf(receiveFaults);
    var messages = new ArrayList<Message>();
    try {
      var first = visible.poll(request.waitTimeSeconds(), TimeUnit.SECONDS);
      if (first != null) {
        messages.add(first);
        visible.drainTo(messages, request.maxNumberOfMessages() - 1);
        arrival.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted", e);
    }
    messages.forEach(message -> hidden.put(message.receiptHandle(), message));
    return ReceiveMessageResponse.builder().messages(messages).build();
  }

  @Override
  public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
    failIf(deleteFaults);
    deletions.add(request.entries().stream().map(entry -> entry.receiptHandle()).toList());
    return DeleteMessageBatchResponse.builder()
        .failed(
            request.entries().stream()
                .filter(entry -> entry.receiptHandle().startsWith("undeletable"))
                .map(entry -> BatchResultErrorEntry.builder().message("no such handle").build())
                .toList())
        .build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    failIf(visibilityFaults);
    pauses.add(request.visibilityTimeout());
    var message = hidden.remove(request.receiptHandle());
    if (message != null) {
      var count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
      visible.add(message(message.body(), Integer.parseInt(count) + 1));
    }
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    failIf(visibilityFaults);
    var failed = new ArrayList<BatchResultErrorEntry>();
    for (var entry : request.entries()) {
      if (notRenewed.remove(entry.receiptHandle())) {
        failed.add(BatchResultErrorEntry.builder().id(entry.id()).message("busy").build());
      } else {
        renewed.add(entry.receiptHandle());
      }
    }
    return ChangeMessageVisibilityBatchResponse.builder().failed(failed).build();
  }

  private void failIf(AtomicInteger faults) {
    if (faults.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
      if (fault instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) fault;
    }
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}
