package dev.entrega.local.aws.sqs;

import com.typesafe.config.ConfigFactory;
import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
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
  private final ActorRef queues =
      actors.actorOf(
          Props.create(
              QueueManagerActor.class,
              () ->
                  new QueueManagerActor(
                      new NowProvider(), StrictSQSLimits$.MODULE$, Option.empty())));

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
