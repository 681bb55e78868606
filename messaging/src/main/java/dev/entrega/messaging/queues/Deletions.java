package dev.entrega.messaging.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/**
 * Deletes what was handled. A deletion waits a moment for others to share its request, since nobody
 * waits for it. A deletion that fails, or that is lost with the process, is forgotten: the message
 * comes again, and its handler is idempotent.
 */
final class Deletions {

  private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
  private static final int BATCH = 10;
  private static final String END = "";

  private final BlockingQueue<String> receiptHandles = new LinkedBlockingQueue<>();
  private final SqsClient sqs;
  private final Queue queue;
  private final int threads;
  private final long patienceNanos;
  private final CountDownLatch ended;

  Deletions(SqsClient sqs, Queue queue, QueueSettings settings) {
    this.sqs = sqs;
    this.queue = queue;
    this.threads = settings.pollers();
    this.patienceNanos = settings.deleteWithin().toNanos();
    this.ended = new CountDownLatch(threads);
    for (int thread = 0; thread < threads; thread++) {
      Thread.ofVirtual().name(queue.name() + "-deletions-" + thread).start(this::run);
    }
  }

  void add(String receiptHandle) {
    receiptHandles.add(receiptHandle);
  }

  /** Returns when all that was added is deleted, or the time is over. */
  void close(Duration atMost) throws InterruptedException {
    for (int thread = 0; thread < threads; thread++) {
      receiptHandles.add(END);
    }
    if (!ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn(
          "queue {}: some deletions did not end in time, the messages come again", queue.name());
    }
  }

  private void run() {
    try {
      for (var next = receiptHandles.take(); !next.equals(END); next = receiptHandles.take()) {
        deleteWithOthers(next);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void deleteWithOthers(String receiptHandle) throws InterruptedException {
    try {
      delete(batchWith(receiptHandle));
    } catch (RuntimeException | Error bug) {
      LOG.error("queue {}: some messages not deleted, they come again", queue.name(), bug);
    }
  }

  private List<DeleteMessageBatchRequestEntry> batchWith(String first) throws InterruptedException {
    var deadline = System.nanoTime() + patienceNanos;
    var batch = new ArrayList<DeleteMessageBatchRequestEntry>(BATCH);
    batch.add(entry(0, first));
    while (batch.size() < BATCH) {
      var next = receiptHandles.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      if (next.equals(END)) {
        receiptHandles.add(END);
        break;
      }
      batch.add(entry(batch.size(), next));
    }
    return batch;
  }

  private static DeleteMessageBatchRequestEntry entry(int id, String receiptHandle) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .receiptHandle(receiptHandle)
        .build();
  }

  private void delete(List<DeleteMessageBatchRequestEntry> batch) {
    try {
      var failed =
          sqs.deleteMessageBatch(request -> request.queueUrl(queue.url()).entries(batch)).failed();
      if (!failed.isEmpty()) {
        LOG.warn(
            "queue {}: {} messages not deleted ({}), they come again",
            queue.name(),
            failed.size(),
            failed.getFirst().message());
      }
    } catch (SdkException fault) {
      LOG.warn(
          "queue {}: {} messages not deleted ({}), they come again",
          queue.name(),
          batch.size(),
          fault.getMessage());
    }
  }
}
