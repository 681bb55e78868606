package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.ElasticMQError;
import org.elasticmq.MessageData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.QueueData;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.GetQueueData;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

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

  /** Whether there is such a queue. */
  public boolean exists(String queue) throws InterruptedException {
    return elasticMq.ask(new LookupQueue(queue), Option.class).isDefined();
  }

  /**
   * Sends; when this returns, the message lies in the queue.
   *
   * @throws AwsError {@code QueueDoesNotExist}, {@code InvalidParameterValue} …
   */
  public Sent send(String queue, OutgoingMessage message) throws InterruptedException {
    Limits.check(message);
    var actor = actor(queue);
    var deduplicate = queue.endsWith(".fifo") && data(actor).hasContentBasedDeduplication();
    var translated = Messages.translated(queue, message, deduplicate);
    var stored = elasticMq.ask(actor, new SendMessage(translated), MessageData.class);
    return new Sent(
        stored.id().id(),
        Digests.of(message.body()),
        message.attributes().isEmpty() ? null : Digests.of(message.attributes()),
        queue.endsWith(".fifo") ? Messages.orNull(stored.sequenceNumber()) : null);
  }

  @SuppressWarnings("unchecked") // ReceiveMessages is answered with a list of MessageData.
  List<MessageData> receive(String queue, ReceiveMessages request) throws InterruptedException {
    var answer = elasticMq.ask(actor(queue), request, scala.collection.immutable.List.class);
    return CollectionConverters.asJava((scala.collection.immutable.List<MessageData>) answer);
  }

  void delete(String queue, String receipt) throws InterruptedException {
    var answer =
        elasticMq.ask(actor(queue), new DeleteMessage(new DeliveryReceipt(receipt)), Either.class);
    refuseLeft(answer);
  }

  void changeVisibility(String queue, String receipt, int seconds) throws InterruptedException {
    var timeout = MillisVisibilityTimeout.fromSeconds(seconds);
    var answer =
        elasticMq.ask(
            actor(queue),
            new UpdateVisibilityTimeout(new DeliveryReceipt(receipt), timeout),
            Either.class);
    refuseLeft(answer);
  }

  Reply forward(Request request) throws InterruptedException {
    return wire.forward(request);
  }

  private ActorRef actor(String queue) throws InterruptedException {
    var found = elasticMq.ask(new LookupQueue(queue), Option.class);
    if (found.isEmpty()) {
      throw AwsError.badRequest(
          "QueueDoesNotExist", "The specified queue does not exist: " + queue);
    }
    return (ActorRef) found.get();
  }

  private QueueData data(ActorRef queue) throws InterruptedException {
    return elasticMq.ask(queue, new GetQueueData(), QueueData.class);
  }

  private static void refuseLeft(Either<?, ?> answer) {
    if (answer.isLeft() && answer.left().toOption().get() instanceof ElasticMQError error) {
      throw AwsError.badRequest("ReceiptHandleIsInvalid", error.message());
    }
  }

  @Override
  public void close() {
    wire.close();
    elasticMq.close();
  }
}
