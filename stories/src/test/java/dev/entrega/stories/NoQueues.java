package dev.entrega.stories;

import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Queues in which no message ever lies, since the story itself hands them out. */
final class NoQueues implements SqsClient {

  private final CountDownLatch never = new CountDownLatch(1);

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return GetQueueUrlResponse.builder().queueUrl("http://none/" + request.queueName()).build();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    try {
      never.await();
      return ReceiveMessageResponse.builder().build();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Expected a message, but was interrupted");
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Every service would close what all of them share; its own pollers are interrupted.
  }
}
