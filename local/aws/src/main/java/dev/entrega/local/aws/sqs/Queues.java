package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.store.Drawers;
import java.util.concurrent.CompletableFuture;
import org.elasticmq.NodeAddress;

/** The queues, by name, without a wire between: what SNS and Task states send into. */
public final class Queues implements AutoCloseable {

  private final ElasticMq elasticMq;
  private final CompletableFuture<ElasticMqWire> wire;

  private Queues(Account account, NodeAddress address, Drawers drawers) {
    elasticMq = new ElasticMq(drawers);
    wire =
        CompletableFuture.supplyAsync(
            () -> new ElasticMqWire(elasticMq.listen(account, address)),
            task -> Thread.ofVirtual().name("elasticmq-wire").start(task));
  }

  /**
   * Starts with the queues that were kept; ElasticMQ's own wire, which only rare operations need,
   * comes up beside.
   *
   * @param host that queue URLs name
   * @param publicPort that queue URLs name
   * @param drawers where queues and messages are kept
   * @throws IllegalStateException what was kept cannot be used
   */
  public static Queues start(Account account, String host, int publicPort, Drawers drawers) {
    return new Queues(account, new NodeAddress("http", host, publicPort, ""), drawers);
  }

  /** The queue that a URL or an ARN means: what stands after its last slash or colon. */
  public static String name(String urlOrArn) {
    var end = Math.max(urlOrArn.lastIndexOf('/'), urlOrArn.lastIndexOf(':'));
    return urlOrArn.substring(end + 1);
  }

  /**
   * Sends; when this returns, the message lies in the queue.
   *
   * @throws AwsError {@code QueueDoesNotExist}, {@code InvalidParameterValue} …
   */
  public Sent send(String queue, OutgoingMessage message) throws InterruptedException {
    return open(queue).sending(message).await();
  }

  Queue open(String name) throws InterruptedException {
    var actor = elasticMq.lookup(name);
    if (actor == null) {
      throw AwsError.badRequest("QueueDoesNotExist", "The specified queue does not exist: " + name);
    }
    return new Queue(name, actor, elasticMq);
  }

  /** Answers when what was asked for is kept, too. */
  Reply forward(Request request) throws InterruptedException {
    var reply = wire.join().forward(request);
    var purged = Purge.of(request);
    if (purged != null) {
      elasticMq.purged(purged);
    }
    elasticMq.settle();
    return reply;
  }

  @Override
  public void close() {
    wire.thenAccept(ElasticMqWire::close).exceptionally(_ -> null).join();
    elasticMq.close();
  }
}
