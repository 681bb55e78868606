package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import java.util.concurrent.CompletableFuture;
import org.elasticmq.NodeAddress;

/** The queues, by name, without a wire between: what SNS and Task states send into. */
public final class Queues implements AutoCloseable {

  private final ElasticMq elasticMq = new ElasticMq();
  private final CompletableFuture<ElasticMqWire> wire;

  private Queues(Account account, NodeAddress address) {
    wire =
        CompletableFuture.supplyAsync(
            () -> new ElasticMqWire(elasticMq.listen(account, address)),
            task -> Thread.ofVirtual().name("elasticmq-wire").start(task));
  }

  /**
   * Starts without a queue; ElasticMQ's own wire, which only rare operations need, comes up beside.
   *
   * @param host that queue URLs name
   * @param publicPort that queue URLs name
   */
  public static Queues start(Account account, String host, int publicPort) {
    return new Queues(account, new NodeAddress("http", host, publicPort, ""));
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

  Reply forward(Request request) throws InterruptedException {
    return wire.join().forward(request);
  }

  @Override
  public void close() {
    wire.thenAccept(ElasticMqWire::close).exceptionally(_ -> null).join();
    elasticMq.close();
  }
}
