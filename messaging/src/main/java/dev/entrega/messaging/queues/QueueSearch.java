package dev.entrega.messaging.queues;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Finds a queue by its name, and waits for it if nobody has made it yet. */
final class QueueSearch {

  private static final Logger LOG = LoggerFactory.getLogger(QueueSearch.class);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final SqsClient sqs;
  private final CountDownLatch stopping;

  QueueSearch(SqsClient sqs, CountDownLatch stopping) {
    this.sqs = sqs;
    this.stopping = stopping;
  }

  /** Null if it was stopped before the queue was there. */
  @Nullable Queue find(String name) throws InterruptedException {
    var pause = SHORTEST;
    var told = false;
    do {
      try {
        return new Queue(name, sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
      } catch (SdkException fault) {
        if (!told) {
          told = true;
          LOG.warn("queue {}: waiting for it, {}", name, reason(fault));
        }
      } catch (RuntimeException | Error bug) {
        LOG.error("queue {}: could not look for it, trying on", name, bug);
      }
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    return null;
  }

  private static String reason(SdkException fault) {
    return fault instanceof QueueDoesNotExistException
        ? "SQS does not know it yet"
        : "SQS cannot be asked: " + fault.getMessage();
  }
}
