package dev.entrega.local.aws.sqs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.elasticmq.DeduplicationId;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.InternalMessage;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.mutable.ArrayBuffer;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A message of a queue as it is kept.
 *
 * @param receipt the latest, which alone is good for anything
 * @param next milliseconds since 1970 from which it can be received
 * @param order among those that were sent in the same moment
 * @param first when it was first received
 * @param receptions how many there were
 * @param source the queue that it came from, in a queue of dead letters
 */
record StoredMessage(
    String queue,
    String id,
    @Nullable String receipt,
    long next,
    String body,
    Map<String, MessageAttribute> attributes,
    Instant created,
    int order,
    @Nullable Instant first,
    int receptions,
    boolean fifo,
    @Nullable String group,
    @Nullable String deduplication,
    @Nullable String trace,
    @Nullable String sequence,
    @Nullable String source) {

  /**
   * Reads a message that its queue may change meanwhile; whatever changes it tells of that later.
   */
  static StoredMessage of(String queue, InternalMessage message) {
    var deduplication = Messages.orNull(message.messageDeduplicationId());
    var trace = Messages.orNull(message.tracingId());
    return new StoredMessage(
        queue,
        message.id(),
        Messages.orNull(message.deliveryReceipts().lastOption()),
        message.nextDelivery(),
        message.content().value(),
        Messages.attributes(message.messageAttributes()),
        message.created().toInstant(),
        message.orderIndex(),
        message.firstReceive() instanceof OnDateTimeReceived received
            ? received.when().toInstant()
            : null,
        message.receiveCount(),
        message.isFifo(),
        Messages.orNull(message.messageGroupId()),
        deduplication == null ? null : deduplication.id(),
        trace == null ? null : trace.id(),
        Messages.orNull(message.sequenceNumber()),
        Messages.orNull(message.deadLetterSourceQueueName()));
  }

  /** The message as ElasticMQ takes it back. */
  InternalMessage restored() {
    List<String> receipts = receipt == null ? List.of() : List.of(receipt);
    return new InternalMessage(
        id,
        ArrayBuffer.from(CollectionConverters.asScala(receipts)),
        next,
        new MessageContent(body),
        Messages.translated(attributes),
        at(created),
        order,
        first == null ? NeverReceived$.MODULE$ : new OnDateTimeReceived(at(first)),
        receptions,
        fifo,
        Option.apply(group),
        Option.apply(deduplication).map(DeduplicationId::new),
        Option.apply(trace).map(TracingId::new),
        Option.apply(sequence),
        Option.apply(source));
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
