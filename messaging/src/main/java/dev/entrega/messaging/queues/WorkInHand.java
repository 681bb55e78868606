package dev.entrega.messaging.queues;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** The messages of one queue that are being worked on: keeps them hidden, and ends the endless. */
final class WorkInHand {

  private static final Logger LOG = LoggerFactory.getLogger(WorkInHand.class);
  private static final int BATCH = 10;

  private final Set<Work> works = ConcurrentHashMap.newKeySet();
  private final SqsClient sqs;
  private final Queue queue;
  private final QueueSettings settings;
  private final InstantSource time;

  WorkInHand(SqsClient sqs, Queue queue, QueueSettings settings, InstantSource time) {
    this.sqs = sqs;
    this.queue = queue;
    this.settings = settings;
    this.time = time;
  }

  /** The calling thread takes a message in hand. */
  Work begin(String receiptHandle) {
    var now = time.instant();
    var work = new Work(receiptHandle, now, now.plus(renewal()));
    works.add(work);
    return work;
  }

  /** The calling thread puts it down again. */
  void end(Work work) {
    works.remove(work);
    work.end();
  }

  int size() {
    return works.size();
  }

  void interruptAll() {
    works.forEach(Work::interrupt);
  }

  /** Looks at every message once: called about once a second, and whatever fails, called again. */
  void tick() {
    try {
      lookAtAll(time.instant());
    } catch (RuntimeException | Error bug) {
      LOG.error("queue {}: could not look at the messages in hand", queue.name(), bug);
    }
  }

  private void lookAtAll(Instant now) {
    var due = new ArrayList<Work>();
    for (var work : works) {
      if (!work.startedAt().plus(settings.maximum()).isAfter(now)) {
        work.interrupt();
      } else if (!work.renewAt().isAfter(now)) {
        due.add(work);
      }
    }
    for (int from = 0; from < due.size(); from += BATCH) {
      renew(due.subList(from, Math.min(due.size(), from + BATCH)), now);
    }
  }

  private void renew(List<Work> due, Instant now) {
    var seconds = Math.toIntExact(settings.visibility().toSeconds());
    var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
    for (var work : due) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(work.receiptHandle())
              .visibilityTimeout(seconds)
              .build());
    }
    try {
      var failed =
          sqs.changeMessageVisibilityBatch(
                  request -> request.queueUrl(queue.url()).entries(entries))
              .failed();
      var renewed = new ArrayList<>(due);
      failed.forEach(entry -> renewed.remove(due.get(Integer.parseInt(entry.id()))));
      renewed.forEach(work -> work.renewAt(now.plus(renewal())));
      if (!failed.isEmpty()) {
        LOG.debug(
            "queue {}: visibility of {} messages not renewed ({})",
            queue.name(),
            failed.size(),
            failed.getFirst().message());
      }
    } catch (SdkException fault) {
      // The next tick tries again; half of the time is still left.
      LOG.debug("queue {}: visibility not renewed", queue.name(), fault);
    }
  }

  private Duration renewal() {
    return settings.visibility().dividedBy(2);
  }
}
