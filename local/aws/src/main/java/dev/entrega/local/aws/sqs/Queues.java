package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;

/** The queues, by name, without a wire between: what SNS and Task states send into. */
public final class Queues implements AutoCloseable {

  private final ElasticMq elasticMq;
  private final ElasticMqWire wire;

  private Queues(ElasticMq elasticMq) {
    this.elasticMq = elasticMq;
    this.wire = new ElasticMqWire(elasticMq.port());
  }

  /**
   * Starts without a queue, in about a second.
   *
   * @param host that queue URLs name
   * @param publicPort that queue URLs name
   */
  public static Queues start(Account account, String host, int publicPort) {
    return new Queues(ElasticMq.start(account, host, publicPort));
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
    return wire.forward(request);
  }

  @Override
  public void close() {
    wire.close();
    elasticMq.close();
  }
}
