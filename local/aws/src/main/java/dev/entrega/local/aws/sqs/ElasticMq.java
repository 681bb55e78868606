package dev.entrega.local.aws.sqs;

import com.typesafe.config.ConfigFactory;
import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.store.Drawers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.MessageId;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.msg.LookupMessage;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * ElasticMQ in this process: its queues are actors that are asked directly, its own wire listens on
 * a free loopback port for what we leave to it.
 */
final class ElasticMq implements AutoCloseable {

  /** More than the longest poll, twenty seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String SETTINGS =
      """
      pekko {
        loglevel = "WARNING"
        stdout-loglevel = "WARNING"
        log-dead-letters = off
        jvm-shutdown-hooks = off
        coordinated-shutdown.run-by-jvm-shutdown-hook = off
        http.server.request-timeout = 25 s
        http.server.max-connections = 8192
      }
      """;

  private final ActorSystem actors = actors();
  private final @Nullable ActorRef keeper;
  private final ActorRef queues;

  /**
   * Opens what was kept.
   *
   * @throws IllegalStateException that cannot be used
   */
  ElasticMq(Drawers drawers) {
    if (drawers.equals(Drawers.NONE)) {
      keeper = null;
      queues = manager(Option.empty());
    } else {
      var kept = KeptQueues.read(drawers);
      var opened =
          actors.actorOf(
              Props.create(QueueKeeper.class, () -> new QueueKeeper(drawers, kept.messages())));
      keeper = opened;
      queues = manager(Option.apply(opened));
      restore(kept);
    }
  }

  private ActorRef manager(Option<ActorRef> listener) {
    return actors.actorOf(
        Props.create(
            QueueManagerActor.class,
            () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, listener)));
  }

  private void restore(KeptQueues kept) {
    try {
      kept.restore(queues, this);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to make the queues again, but: " + e, e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Waits until all is kept that the queues told of before. */
  void settle() throws InterruptedException {
    if (keeper != null) {
      asking(keeper, new QueueKeeper.Settle(), Object.class).await();
    }
  }

  /** Looks which messages of a queue are still there, which does not tell that it was purged. */
  void purged(String queue) throws InterruptedException {
    var actor = lookup(queue);
    if (keeper == null || actor == null) {
      return;
    }
    var asked = new LinkedHashMap<String, Pending<Boolean>>();
    for (var id : asking(keeper, new QueueKeeper.Ids(queue), List.class).await()) {
      asked.put((String) id, isGone(actor, (String) id));
    }
    var gone = new ArrayList<String>();
    for (var id : asked.entrySet()) {
      if (id.getValue().await()) {
        gone.add(id.getKey());
      }
    }
    keeper.tell(new QueueKeeper.Gone(queue, gone), ActorRef.noSender());
  }

  private Pending<Boolean> isGone(ActorRef queue, String id) {
    var asked = asking(queue, new LookupMessage(new MessageId(id)), Option.class);
    return () -> asked.await().isEmpty();
  }

  /**
   * Opens its own wire on a free loopback port, which takes longer than all the rest.
   *
   * @param address that queue URLs name
   * @return the port
   */
  int listen(Account account, NodeAddress address) {
    return SQSRestServerBuilder.withActorSystem(actors)
        .withQueueManagerActor(queues)
        .withInterface("127.0.0.1")
        .withDynamicPort()
        .withServerAddress(address)
        .withAWSRegion(account.region())
        .withAWSAccountId(account.id())
        .start()
        .waitUntilStarted()
        .localAddress()
        .getPort();
  }

  /** The queue of that name, or null. */
  @Nullable ActorRef lookup(String queue) throws InterruptedException {
    var found = asking(queues, new LookupQueue(queue), Option.class).await();
    return found.isEmpty() ? null : (ActorRef) found.get();
  }

  /** Asks at once, and answers when waited for. */
  <T> Pending<T> asking(ActorRef actor, Object message, Class<T> answer) {
    var asked = Patterns.ask(actor, message, PATIENCE).toCompletableFuture();
    return () -> {
      try {
        return answer.cast(asked.get());
      } catch (ExecutionException e) {
        // A fault of the queue's, so that an SDK and a Retry try again.
        throw AwsError.of(
            500, "InternalFailure", "Expected ElasticMQ to answer, but: " + e.getCause());
      }
    };
  }

  private static ActorSystem actors() {
    var classes = ElasticMq.class.getClassLoader();
    var config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load(classes));
    return ActorSystem.create("elasticmq", config, classes);
  }

  @Override
  public void close() {
    actors.terminate();
    actors.getWhenTerminated().toCompletableFuture().join();
  }
}
