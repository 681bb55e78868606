package dev.entrega.local.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Hears of {@code CONFIRMED} and {@code DELIVERED} by a queue of its own on the status topic. */
final class StatusListener implements AutoCloseable {

  private static final int RECEIVERS = 2;
  private static final Pattern ORDER_ID = Pattern.compile("\"orderId\"\\s*:\\s*\"([^\"]+)\"");

  private final SqsClient sqs;
  private final String queueUrl;
  private final BiConsumer<String, Boolean> onStatus;
  private final ExecutorService receivers = Executors.newFixedThreadPool(RECEIVERS);
  private volatile boolean closed;

  /**
   * Subscribes and listens.
   *
   * @param onStatus called with the order's id and whether it is delivered, else confirmed
   */
  StatusListener(SqsClient sqs, SnsClient sns, BiConsumer<String, Boolean> onStatus) {
    this.sqs = sqs;
    this.onStatus = onStatus;
    queueUrl = sqs.createQueue(request -> request.queueName("bench-order-status")).queueUrl();
    sns.subscribe(request ->
        request
            .topicArn("arn:aws:sns:us-east-1:000000000000:order-status")
            .protocol("sqs")
            .endpoint("arn:aws:sqs:us-east-1:000000000000:bench-order-status")
            .attributes(
                Map.of(
                    "RawMessageDelivery", "true",
                    "FilterPolicy", "{\"status\": [\"CONFIRMED\", \"DELIVERED\"]}")));
    for (int receiver = 0; receiver < RECEIVERS; receiver++) {
      receivers.execute(this::receive);
    }
  }

  private void receive() {
    while (!closed) {
      var messages =
          sqs.receiveMessage(
                  request -> request.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(1))
              .messages();
      if (!messages.isEmpty()) {
        messages.forEach(message -> hear(message.body()));
        delete(messages);
      }
    }
  }

  private void hear(String body) {
    var orderId = ORDER_ID.matcher(body);
    if (orderId.find()) {
      onStatus.accept(orderId.group(1), body.contains("\"DELIVERED\""));
    }
  }

  private void delete(List<Message> messages) {
    var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
    for (var message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .build());
    }
    sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
  }

  @Override
  public void close() {
    closed = true;
    receivers.close();
  }
}
