package dev.entrega.local.aws.sqs;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.CreateQueueData;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.RestoreMessages;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;
import scala.util.Right;

/**
 * Queues and messages that were kept, to be made again.
 *
 * @param queues each after those that it refers to
 * @param messages by queue and id
 */
record KeptQueues(
    List<CreateQueueData> queues, Map<String, Map<String, InternalMessage>> messages) {

  static Drawer<StoredQueue> queues(Drawers drawers) {
    return drawers.drawer("sqs.queues", StoredQueue.class);
  }

  static Drawer<StoredMessage> messages(Drawers drawers) {
    return drawers.drawer("sqs.messages", StoredMessage.class);
  }

  static KeptQueues read(Drawers drawers) {
    var stored = new ArrayList<StoredQueue>();
    queues(drawers).each((_, queue) -> stored.add(queue));
    var messages = new HashMap<String, Map<String, InternalMessage>>();
    messages(drawers)
        .each((_, message) ->
            messages
                .computeIfAbsent(message.queue(), _ -> new HashMap<>())
                .put(message.id(), message.restored()));
    return new KeptQueues(StoredQueue.inOrder(stored), messages);
  }

  /**
   * Makes them again.
   *
   * @throws IllegalStateException ElasticMQ did not take one
   */
  void restore(ActorRef manager, ElasticMq elasticMq) throws InterruptedException {
    for (var queue : queues) {
      var made = elasticMq.asking(manager, new CreateQueue(queue), Either.class).await();
      if (!(made instanceof Right<?, ?> right && right.value() instanceof ActorRef actor)) {
        throw new IllegalStateException(
            "Expected to make the queue %s again, but: %s".formatted(queue.name(), made));
      }
      var all = List.copyOf(messages.getOrDefault(queue.name(), Map.of()).values());
      var restore = new RestoreMessages(CollectionConverters.asScala(all).toList());
      elasticMq.asking(actor, restore, Object.class).await();
    }
  }
}
