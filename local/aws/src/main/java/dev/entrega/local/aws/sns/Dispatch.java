package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.Delivery.ToFunction;
import dev.entrega.local.aws.sns.Delivery.ToMailbox;
import dev.entrega.local.aws.sns.Delivery.ToPhone;
import dev.entrega.local.aws.sns.Delivery.ToQueue;
import dev.entrega.local.aws.sns.Delivery.ToWeb;
import dev.entrega.local.aws.sns.Envelope.Question;
import dev.entrega.local.aws.sns.Subscription.Stage;
import dev.entrega.local.aws.sns.delivery.Attempt;
import dev.entrega.local.aws.sns.delivery.Parcel;
import dev.entrega.local.aws.sns.delivery.RetryPlan;
import dev.entrega.local.aws.sqs.OutgoingMessage;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.wire.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings messages to subscribers: into queues and phones at once, on the caller's thread; to web
 * servers, mailboxes and functions by the subscription's own lane.
 */
final class Dispatch {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final Queues queues;
  private final DeadLetters deadLetters;
  private final Texting texting;
  private final Couriers couriers;
  private final Envelope envelope;
  private final Outbox outbox;

  Dispatch(Queues queues, Texting texting, Couriers couriers, Envelope envelope, Outbox outbox) {
    this.outbox = outbox;
    this.queues = queues;
    this.deadLetters = new DeadLetters(queues);
    this.texting = texting;
    this.couriers = couriers;
    this.envelope = envelope;
  }

  /**
   * Delivers to a queue or a phone, or sends on its way.
   *
   * @throws AwsError a status from 500 on: a queue did not answer
   */
  void deliver(Subscription subscription, Notice notice) throws InterruptedException {
    switch (subscription.delivery()) {
      case ToQueue to -> intoQueue(to, subscription, notice);
      case ToPhone to -> toPhone(to, subscription, notice);
      case ToWeb to -> {
        var policy = subscription.deliveryPolicy();
        send(
            subscription,
            notice,
            policy.plan(),
            policy.spacing(),
            () -> couriers.post(to, subscription, notice, policy.contentType()));
      }
      case ToMailbox to ->
          send(
              subscription,
              notice,
              RetryPlan.MAIL,
              Duration.ZERO,
              () -> couriers.mail(to, subscription, notice));
      case ToFunction to ->
          send(
              subscription,
              notice,
              RetryPlan.FUNCTION,
              Duration.ZERO,
              () -> couriers.call(to, subscription, notice));
    }
  }

  /** Sends a message once more that was on its way to somebody outside. */
  void again(Subscription subscription, Notice notice) {
    try {
      deliver(subscription, notice);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks a subscriber that has to be asked, by its lane; the others are never asked. */
  void ask(Question question, Subscription subscription, String token, Instant at) {
    var confirmation = envelope.confirmation(question, subscription, token, at);
    switch (subscription.delivery()) {
      case ToQueue _, ToPhone _, ToFunction _ -> {}
      case ToWeb to -> {
        var policy = subscription.deliveryPolicy();
        ask(
            subscription,
            policy.plan(),
            policy.spacing(),
            () -> couriers.post(to, subscription, confirmation));
      }
      case ToMailbox to ->
          ask(
              subscription,
              RetryPlan.MAIL,
              Duration.ZERO,
              () -> couriers.mail(to, question, subscription, token, confirmation));
    }
  }

  private static void ask(
      Subscription subscription, RetryPlan plan, Duration spacing, Parcel.Courier courier) {
    Consumer<String> lost = why -> LOG.warn("{} could not be asked: {}", subscription.arn(), why);
    subscription.lane().add(new Parcel(plan, spacing, courier, lost));
  }

  private void send(
      Subscription subscription,
      Notice notice,
      RetryPlan plan,
      Duration spacing,
      Parcel.Courier courier) {
    Parcel.Courier unlessEnded =
        () -> {
          var attempt =
              subscription.stage() instanceof Stage.Ended ? new Attempt.Done() : courier.attempt();
          if (attempt instanceof Attempt.Done) {
            outbox.arrived(subscription.arn(), notice);
          }
          return attempt;
        };
    Consumer<String> undeliverable =
        why -> {
          deadLetters.lay(subscription, letter(subscription, notice), why);
          outbox.arrived(subscription.arn(), notice);
        };
    outbox.leaves(subscription.arn(), notice);
    subscription.lane().add(new Parcel(plan, spacing, unlessEnded, undeliverable));
  }

  private void intoQueue(ToQueue to, Subscription subscription, Notice notice)
      throws InterruptedException {
    var message = letter(subscription, notice);
    try {
      queues.send(to.queue(), message);
    } catch (AwsError e) {
      if (e.status() >= 500) {
        throw e;
      }
      deadLetters.lay(subscription, message, e.text());
    }
  }

  private void toPhone(ToPhone to, Subscription subscription, Notice notice) {
    try {
      var sms = texting.sms(to.phone(), subscription.topic().arn(), notice);
      if (!texting.deliver(sms)) {
        deadLetters.lay(subscription, letter(subscription, notice), "Phone number is opted out");
      }
    } catch (AwsError e) {
      deadLetters.lay(subscription, letter(subscription, notice), e.text());
    }
  }

  private OutgoingMessage letter(Subscription subscription, Notice notice) {
    var publication = notice.publication();
    return subscription.settings().raw()
        ? OutgoingMessage.of(
            publication.body(subscription.delivery().protocol()), publication.attributes())
        : OutgoingMessage.of(envelope.notification(subscription, notice), Map.of());
  }
}
