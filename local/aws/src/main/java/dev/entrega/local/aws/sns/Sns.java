package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.sqs.OutgoingMessage;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.RequestIds;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SNS without its wire: publishing, and bringing to subscribers what they want. */
public final class Sns {

  private static final Logger LOG = LoggerFactory.getLogger(Sns.class);

  private final Account account;
  private final Topics topics;
  private final Queues queues;
  private final InstantSource time;

  /** Without a topic, delivering into {@code queues}. */
  public Sns(Account account, Queues queues, InstantSource time) {
    this.account = account;
    this.topics = new Topics(account);
    this.queues = queues;
    this.time = time;
  }

  /**
   * Publishes; when this returns, the message lies in every queue that wants it. A queue that is
   * not there any more loses it, as with AWS once its retries are used up.
   *
   * @return the message's id
   * @throws AwsError {@code NotFound}: no such topic; a status from 500 on: a queue did not answer,
   *     and the publisher has to try again
   */
  public String publish(String topicArn, Publication publication) throws InterruptedException {
    var topic = topics.topic(topicArn);
    var messageId = RequestIds.next();
    for (var subscription : topic.subscriptions()) {
      if (subscription.wants(publication)) {
        deliver(subscription, publication, messageId);
      }
    }
    return messageId;
  }

  Topics topics() {
    return topics;
  }

  Account account() {
    return account;
  }

  private void deliver(Subscription subscription, Publication publication, String messageId)
      throws InterruptedException {
    try {
      switch (subscription.delivery()) {
        case Delivery.ToQueue to ->
            queues.send(to.queue(), message(subscription, publication, messageId));
      }
    } catch (AwsError e) {
      if (e.status() >= 500) {
        throw e;
      }
      LOG.warn("{} could not be delivered: {}", subscription.arn(), e.text());
    }
  }

  private OutgoingMessage message(
      Subscription subscription, Publication publication, String messageId) {
    return subscription.settings().raw()
        ? OutgoingMessage.of(
            publication.body(subscription.delivery().protocol()), publication.attributes())
        : OutgoingMessage.of(
            Envelope.of(subscription, publication, messageId, time.instant()), Map.of());
  }
}
