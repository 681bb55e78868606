package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.ElasticMQError;
import org.elasticmq.MessageData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.QueueData;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.GetQueueData;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;
import scala.util.Left;

/**
 * One of ElasticMQ's queues. It answers in the order in which it is asked, so that a batch asks for
 * all entries before it waits for the first.
 *
 * @param name without account or host
 * @param actor that is the queue
 * @param elasticMq that asks it
 */
record Queue(String name, ActorRef actor, ElasticMq elasticMq) {

  Pending<Sent> sending(OutgoingMessage message) throws InterruptedException {
    Limits.check(message);
    var fifo = name.endsWith(".fifo");
    var translated = Messages.translated(name, message, fifo && deduplicatesByContent());
    var stored = elasticMq.asking(actor, new SendMessage(translated), MessageData.class);
    return () ->
        new Sent(
            stored.await().id().id(),
            Digests.of(message.body()),
            message.attributes().isEmpty() ? null : Digests.of(message.attributes()),
            fifo ? Messages.orNull(stored.await().sequenceNumber()) : null);
  }

  @SuppressWarnings("unchecked") // ReceiveMessages is answered with a list of MessageData.
  List<MessageData> receive(ReceiveMessages request) throws InterruptedException {
    var messages = elasticMq.asking(actor, request, scala.collection.immutable.List.class).await();
    return CollectionConverters.asJava((scala.collection.immutable.List<MessageData>) messages);
  }

  Pending<Boolean> deleting(String receipt) {
    return accepted(new DeleteMessage(new DeliveryReceipt(receipt)));
  }

  Pending<Boolean> changingVisibility(String receipt, int seconds) {
    var timeout = MillisVisibilityTimeout.fromSeconds(seconds);
    return accepted(new UpdateVisibilityTimeout(new DeliveryReceipt(receipt), timeout));
  }

  private Pending<Boolean> accepted(Object message) {
    var asked = elasticMq.asking(actor, message, Either.class);
    return () -> {
      if (asked.await() instanceof Left<?, ?> left
          && left.value() instanceof ElasticMQError error) {
        throw AwsError.badRequest("ReceiptHandleIsInvalid", error.message());
      }
      return true;
    };
  }

  private boolean deduplicatesByContent() throws InterruptedException {
    return elasticMq
        .asking(actor, new GetQueueData(), QueueData.class)
        .await()
        .hasContentBasedDeduplication();
  }
}
