package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.sns.Delivery.ToMailbox;
import dev.entrega.local.aws.sns.Delivery.ToQueue;
import dev.entrega.local.aws.sns.Envelope.Question;
import dev.entrega.local.aws.sns.Subscription.Stage;
import dev.entrega.local.aws.sns.delivery.Lanes;
import dev.entrega.local.aws.sns.delivery.MailCourier;
import dev.entrega.local.aws.sns.signing.Signer;
import dev.entrega.local.aws.sns.sms.Phones;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.store.Drawers;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SNS without its wire: publishing, and bringing to subscribers what they want. */
public final class Sns implements AutoCloseable {

  private final Account account;
  private final InstantSource time;
  private final boolean hasMail;
  private final Signer signer;
  private final Lanes lanes;
  private final Topics topics;
  private final Subscriptions subscriptions;
  private final Confirmations confirmations;
  private final Texting texting;
  private final Couriers couriers;
  private final Dispatch dispatch;
  private final Outbox outbox;
  private final Drawers drawers;

  /**
   * With what was kept.
   *
   * @param queues that can be subscribed
   * @param functions that can be subscribed
   * @param uri of this endpoint, which links begin with unless the settings know a better one
   * @param drawers where topics, subscriptions, phones and messages on their way are kept
   */
  public Sns(
      Account account,
      Queues queues,
      Functions functions,
      InstantSource time,
      SnsSettings settings,
      URI uri,
      Drawers drawers) {
    this.drawers = drawers;
    this.account = account;
    this.time = time;
    this.signer = new Signer(time);
    this.lanes = new Lanes(settings.pace());
    this.topics = new Topics(account, drawers);
    this.subscriptions = new Subscriptions(account, lanes, time, topics, drawers);
    this.confirmations = new Confirmations(time, drawers, this::orNull);
    this.texting = new Texting(new Phones(time, drawers), drawers);
    var server = settings.mail();
    this.hasMail = server != null;
    var mail = server == null ? null : new MailCourier(server, time);
    var publicUrl = settings.publicUrl();
    var envelope = new Envelope(signer, new Links(publicUrl == null ? uri : publicUrl));
    this.couriers = new Couriers(functions, mail, envelope);
    this.outbox = new Outbox(drawers);
    this.dispatch = new Dispatch(queues, texting, couriers, envelope, outbox);
  }

  private @Nullable Subscription orNull(StoredSubscription stored) {
    return topics.has(stored.topicArn()) ? subscriptions.restored(stored) : null;
  }

  /** Sends again what was on its way when the process ended. */
  public void resume() {
    outbox.resume((arn, notice) -> {
      var subscription = subscriptions.find(arn).orElse(null);
      if (subscription == null) {
        outbox.arrived(arn, notice);
      } else {
        dispatch.again(subscription, notice);
      }
    });
  }

  /** Waits until all that happened before is kept. */
  void secure() {
    drawers.secure();
  }

  /**
   * Publishes; when this returns, the message lies in every queue and phone that wants it, is on
   * its way to all others, and is kept until it has reached them. A subscriber that is not there
   * any more loses it, unless a dead-letter queue catches it.
   *
   * @return the message's id
   * @throws AwsError {@code NotFound}: no such topic; a status from 500 on: a queue did not answer,
   *     nothing has left this process, and the publisher has to try again
   */
  public String publish(Target target, Publication publication) throws InterruptedException {
    var messageId = send(target, publication);
    secure();
    return messageId;
  }

  /** Publishes for somebody who will {@link #secure} all at once. */
  String send(Target target, Publication publication) throws InterruptedException {
    var notice = new Notice(RequestIds.next(), publication, time.instant());
    switch (target) {
      case Target.OfTopic topic -> publish(topics.topic(topic.arn()), notice);
      case Target.OfPhone phone -> texting.deliver(texting.sms(phone.phone(), null, notice));
    }
    return notice.messageId();
  }

  /** The phones that SMS arrive at. */
  public Phones phones() {
    return texting.phones();
  }

  /** Signs what leaves in an envelope. */
  public Signer signer() {
    return signer;
  }

  private void publish(Topic topic, Notice notice) throws InterruptedException {
    for (var subscription : topic.subscriptions()) {
      if (subscription.delivery() instanceof ToQueue && wants(subscription, notice)) {
        dispatch.deliver(subscription, notice);
      }
    }
    for (var subscription : topic.subscriptions()) {
      if (!(subscription.delivery() instanceof ToQueue) && wants(subscription, notice)) {
        dispatch.deliver(subscription, notice);
      }
    }
  }

  private static boolean wants(Subscription subscription, Notice notice) {
    return subscription.isConfirmed() && subscription.wants(notice.publication());
  }

  Subscription subscribe(String topicArn, Delivery delivery, Map<String, String> attributes) {
    if (delivery instanceof ToMailbox && !hasMail) {
      throw SnsErrors.invalid(
          "Protocol: Expected an SMTP server in this endpoint's settings for "
              + delivery.protocol()
              + ", but there is none");
    }
    var subscription = subscriptions.subscribe(topics.topic(topicArn), delivery, attributes);
    if (subscription.stage() instanceof Stage.Pending) {
      ask(Question.SUBSCRIBE, subscription);
    }
    return subscription;
  }

  Subscription confirm(String topicArn, String token, Stage.Confirmed stage) {
    topics.topic(topicArn);
    return subscriptions.confirm(confirmations.redeem(topicArn, token), stage);
  }

  /** Ends a subscription; whoever did not sign may have been a stranger, so the owner is told. */
  void unsubscribe(Subscription subscription, boolean signed) {
    if (!signed && subscription.stage() instanceof Stage.Confirmed confirmed) {
      if (confirmed.locked()) {
        throw SnsErrors.unsigned();
      }
      subscriptions.end(subscription);
      ask(Question.UNSUBSCRIBE, subscription);
    } else {
      subscriptions.end(subscription);
    }
  }

  /** Deletes a topic with its subscriptions. */
  void deleteTopic(String arn) {
    var topic = topics.delete(arn);
    if (topic != null) {
      subscriptions.of(topic).forEach(subscriptions::end);
    }
  }

  Topics topics() {
    return topics;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  Texting texting() {
    return texting;
  }

  Account account() {
    return account;
  }

  private void ask(Question question, Subscription subscription) {
    var token = confirmations.issue(subscription);
    dispatch.ask(question, subscription, token, time.instant());
  }

  /** Lets what is on its way arrive, for a few seconds. */
  @Override
  public void close() {
    lanes.close();
    couriers.close();
  }
}
