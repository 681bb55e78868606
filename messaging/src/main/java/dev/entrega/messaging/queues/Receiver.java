package dev.entrega.messaging.queues;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Receives messages and gives each a thread of its own. A permit comes first: no message is
 * received that nobody is free for.
 */
final class Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final int BATCH = 10;

  private final QueueConsumer consumer;
  private final Queue queue;
  private final Parts parts;
  private final QueueMetrics metrics;
  private final Semaphore permits;

  /**
   * What a receiver works with.
   *
   * @param tools what all queues share
   * @param inHand the messages that are being worked on
   * @param deletions where a message goes that was handled
   */
  record Parts(Queues.Tools tools, WorkInHand inHand, Deletions deletions) {}

  Receiver(QueueConsumer consumer, Queue queue, Parts parts) {
    this.consumer = consumer;
    this.queue = queue;
    this.parts = parts;
    this.permits = new Semaphore(consumer.concurrency());
    this.metrics = new QueueMetrics(queue.name(), parts.tools().metrics(), parts.inHand());
  }

  /** Whether nothing was in hand before the time was over. */
  boolean awaitIdle(Duration atMost) throws InterruptedException {
    var idle = permits.tryAcquire(consumer.concurrency(), atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (idle) {
      permits.release(consumer.concurrency());
    }
    return idle;
  }

  /** The life of one poller, which no fault ends. */
  void receiveUntil(CountDownLatch stopping) {
    var faults = 0;
    try {
      while (stopping.getCount() > 0) {
        try {
          receiveOnce(stopping);
          faults = 0;
        } catch (RuntimeException | Error fault) {
          if (stopping.getCount() == 0) {
            return;
          }
          faults++;
          pause(faults, fault, stopping);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(int faults, Throwable fault, CountDownLatch stopping)
      throws InterruptedException {
    if (!(fault instanceof SdkException)) {
      LOG.error("queue {}: cannot receive, trying on", queue.name(), fault);
    } else if (faults == 1) {
      LOG.warn("queue {}: cannot receive, trying on: {}", queue.name(), fault.getMessage());
    }
    var pause = parts.tools().settings().pauseAfter(faults);
    var _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void receiveOnce(CountDownLatch stopping) throws InterruptedException {
    permits.acquire();
    if (stopping.getCount() == 0) {
      permits.release();
      return;
    }
    var taken = 1;
    while (taken < BATCH && permits.tryAcquire()) {
      taken++;
    }
    var received = 0;
    try {
      for (var message : receive(taken)) {
        Thread.ofVirtual().name(queue.name()).start(() -> work(message));
        received++;
      }
    } finally {
      permits.release(taken - received);
    }
  }

  private List<Message> receive(int atMost) {
    var settings = parts.tools().settings();
    var request =
        ReceiveMessageRequest.builder()
            .queueUrl(queue.url())
            .maxNumberOfMessages(atMost)
            .waitTimeSeconds(Math.toIntExact(settings.longPoll().toSeconds()))
            .visibilityTimeout(Math.toIntExact(settings.visibility().toSeconds()))
            .messageSystemAttributeNames(
                MessageSystemAttributeName.SENT_TIMESTAMP,
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
            .build();
    return parts.tools().sqs().receiveMessage(request).messages();
  }

  private void work(Message received) {
    try {
      var message = read(received);
      var now = parts.tools().time().instant();
      metrics.received(Duration.between(message.sentAt(), now));
      var work = parts.inHand().begin(received.receiptHandle());
      try {
        consumer.handler().on(message);
        parts.inHand().end(work);
        metrics.handled(Duration.between(now, parts.tools().time().instant()));
        parts.deletions().add(received.receiptHandle());
      } catch (InterruptedException | RuntimeException | Error fault) {
        parts.inHand().end(work);
        metrics.failed();
        comeAgain(received, message, fault);
      }
    } finally {
      permits.release();
    }
  }

  private void comeAgain(Message received, QueueMessage message, Throwable fault) {
    var pause = parts.tools().settings().pauseAfter(message.attempt());
    LOG.warn(
        "queue {}: attempt {} at message {} failed, it comes again in {} s: {}",
        queue.name(),
        message.attempt(),
        message.id(),
        pause.toSeconds(),
        fault.toString());
    try {
      parts
          .tools()
          .sqs()
          .changeMessageVisibility(request ->
              request
                  .queueUrl(queue.url())
                  .receiptHandle(received.receiptHandle())
                  .visibilityTimeout(Math.toIntExact(pause.toSeconds())));
    } catch (SdkException unchanged) {
      LOG.debug("queue {}: message {} stays hidden", queue.name(), message.id(), unchanged);
    }
  }

  private QueueMessage read(Message received) {
    var attributes = received.attributes();
    var sent = attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP);
    var count = attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    return new QueueMessage(
        received.messageId(),
        received.body(),
        sent == null ? parts.tools().time().instant() : Instant.ofEpochMilli(Long.parseLong(sent)),
        count == null ? 1 : Integer.parseInt(count));
  }
}
