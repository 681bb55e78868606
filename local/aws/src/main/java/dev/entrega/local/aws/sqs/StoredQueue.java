package dev.entrega.local.aws.sqs;

import java.util.List;
import java.util.Map;
import org.elasticmq.CreateQueueData;
import org.elasticmq.QueueData;
import org.elasticmq.persistence.CreateQueueMetadata;
import org.elasticmq.persistence.DeadLettersQueue;
import org.elasticmq.persistence.QueueSorter;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A queue as it is kept, without its messages.
 *
 * @param visibility seconds
 * @param delay seconds
 * @param poll how long a reception waits, in seconds
 * @param created milliseconds since 1970
 * @param modified likewise
 * @param deadLetters the queue that messages go to after too many receptions
 */
record StoredQueue(
    String name,
    long visibility,
    long delay,
    long poll,
    long created,
    long modified,
    @Nullable DeadLetters deadLetters,
    boolean fifo,
    boolean deduplicates,
    @Nullable String copyTo,
    @Nullable String moveTo,
    Map<String, String> tags) {

  /**
   * Where messages end.
   *
   * @param receptions how many are enough
   */
  record DeadLetters(String queue, int receptions) {}

  static StoredQueue of(QueueData queue) {
    var deadLetters = Messages.orNull(queue.deadLettersQueue());
    return new StoredQueue(
        queue.name(),
        queue.defaultVisibilityTimeout().seconds(),
        queue.delay().toSeconds(),
        queue.receiveMessageWait().toSeconds(),
        queue.created().toInstant().toEpochMilli(),
        queue.lastModified().toInstant().toEpochMilli(),
        deadLetters == null
            ? null
            : new DeadLetters(deadLetters.name(), deadLetters.maxReceiveCount()),
        queue.isFifo(),
        queue.hasContentBasedDeduplication(),
        Messages.orNull(queue.copyMessagesTo()),
        Messages.orNull(queue.moveMessagesTo()),
        Map.copyOf(CollectionConverters.asJava(queue.tags())));
  }

  /** What ElasticMQ makes them again from, each after those that it refers to. */
  static List<CreateQueueData> inOrder(List<StoredQueue> queues) {
    var metadata = queues.stream().map(StoredQueue::metadata).toList();
    var sorted = QueueSorter.sortCreateQueues(CollectionConverters.asScala(metadata).toList());
    return CollectionConverters.asJava(sorted).stream()
        .map(CreateQueueMetadata::toCreateQueueData)
        .toList();
  }

  private CreateQueueMetadata metadata() {
    return new CreateQueueMetadata(
        name,
        Option.apply(visibility),
        Option.apply(delay),
        Option.apply(poll),
        created,
        modified,
        deadLetters == null
            ? Option.empty()
            : Option.apply(new DeadLettersQueue(deadLetters.queue(), deadLetters.receptions())),
        fifo,
        deduplicates,
        Option.apply(copyTo),
        Option.apply(moveTo),
        Map$.MODULE$.from(CollectionConverters.asScala(tags)));
  }
}
