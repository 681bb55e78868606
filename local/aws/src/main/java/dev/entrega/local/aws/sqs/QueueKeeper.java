package dev.entrega.local.aws.sqs;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.AbstractActor;
import org.elasticmq.QueueData;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/**
 * Keeps what ElasticMQ's queues tell of themselves; they answer their callers when it has answered.
 * It answers once a message is kept or gone for good. That a message was received it answers at
 * once: were that forgotten, the message would only come again sooner.
 *
 * <p>A queue may tell of one message out of order, since it does so from several threads. Hence
 * each row is written from the message as it now is, and a message that is gone stays gone.
 *
 * <p>A message that moves to another queue leaves one and comes into the other by two events in
 * either order. So one that may be moving leaves its first row when it has its second.
 */
final class QueueKeeper extends AbstractActor {

  private static final Duration LONGEST_MOVE = Duration.ofSeconds(30);

  private final Drawers drawers;
  private final Drawer<StoredQueue> queues;
  private final Drawer<StoredMessage> messages;
  private final Map<String, QueueData> known = new HashMap<>();
  private final Map<String, Map<String, InternalMessage>> live;
  private final Set<String> goneBeforeTheyCame = new HashSet<>();
  private final Map<String, String> leaving = new HashMap<>();

  /** Asked with it, answers when all is kept that was told before. */
  record Settle() {}

  /** Asked with it, answers with the ids of a queue's messages. */
  record Ids(String queue) {}

  /** These are gone, although their queue has not told. */
  record Gone(String queue, List<String> ids) {}

  private record Left(String id, String row) {}

  /**
   * With what was there.
   *
   * @param live messages that are kept, by queue and id
   */
  QueueKeeper(Drawers drawers, Map<String, Map<String, InternalMessage>> live) {
    this.drawers = drawers;
    this.queues = KeptQueues.queues(drawers);
    this.messages = KeptQueues.messages(drawers);
    this.live = live;
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(QueueEvent.QueueCreated.class, event -> put(event.queue()))
        .match(QueueEvent.QueueMetadataUpdated.class, event -> put(event.queue()))
        .match(QueueEvent.QueueDeleted.class, event -> delete(event.queueName()))
        .match(QueueEvent.MessageAdded.class, event -> added(event.queueName(), event.message()))
        .match(
            QueueEvent.MessageUpdated.class, event -> updated(event.queueName(), event.message()))
        .match(QueueEvent.MessageRemoved.class, event -> left(event.queueName(), event.messageId()))
        .match(Left.class, this::endMove)
        .match(Gone.class, gone -> gone.ids().forEach(id -> forget(gone.queue(), id)))
        .match(Ids.class, asked -> answer(List.copyOf(messagesOf(asked.queue()).keySet())))
        .match(Settle.class, _ -> answerWhenKept())
        .build();
  }

  private void put(QueueData queue) {
    known.put(queue.name(), queue);
    queues.put(queue.name(), StoredQueue.of(queue));
  }

  private void delete(String queue) {
    known.remove(queue);
    queues.remove(queue);
    var messagesOfIt = live.remove(queue);
    if (messagesOfIt != null) {
      messagesOfIt.keySet().forEach(id -> messages.remove(row(queue, id)));
    }
  }

  private void added(String queue, InternalMessage message) {
    var row = row(queue, message.id());
    if (!goneBeforeTheyCame.remove(row)) {
      messagesOf(queue).put(message.id(), message);
      var before = leaving.remove(message.id());
      if (before == null || before.equals(row)) {
        messages.put(row, StoredMessage.of(queue, message));
      } else {
        messages.move(before, row, StoredMessage.of(queue, message));
      }
    }
    answerWhenKept();
  }

  private void updated(String queue, InternalMessage message) {
    if (messagesOf(queue).containsKey(message.id())) {
      messages.put(row(queue, message.id()), StoredMessage.of(queue, message));
    }
    answer(OperationSuccessful$.MODULE$);
  }

  private void left(String queue, String id) {
    var message = messagesOf(queue).remove(id);
    var row = row(queue, id);
    if (message == null) {
      goneBeforeTheyCame.add(row);
    } else if (mayMove(queue, message)) {
      leaving.put(id, row);
      var system = getContext().getSystem();
      system
          .scheduler()
          .scheduleOnce(LONGEST_MOVE, getSelf(), new Left(id, row), system.dispatcher(), getSelf());
    } else {
      messages.remove(row);
    }
    answerWhenKept();
  }

  private void endMove(Left move) {
    if (leaving.remove(move.id(), move.row())) {
      messages.remove(move.row());
    }
  }

  private void forget(String queue, String id) {
    messagesOf(queue).remove(id);
    messages.remove(row(queue, id));
  }

  /** Dead letters may be moved back by an operator, all others once they are dead. */
  private boolean mayMove(String queue, InternalMessage message) {
    var data = known.get(queue);
    var deadLetters = data == null ? null : Messages.orNull(data.deadLettersQueue());
    return message.deadLetterSourceQueueName().isDefined()
        || (deadLetters != null && message.receiveCount() >= deadLetters.maxReceiveCount());
  }

  private Map<String, InternalMessage> messagesOf(String queue) {
    return live.computeIfAbsent(queue, _ -> new HashMap<>());
  }

  private void answerWhenKept() {
    var asker = getSender();
    drawers.whenKept(() -> asker.tell(OperationSuccessful$.MODULE$, getSelf()));
  }

  private void answer(Object answer) {
    getSender().tell(answer, getSelf());
  }

  private static String row(String queue, String id) {
    return queue + '/' + id;
  }
}
