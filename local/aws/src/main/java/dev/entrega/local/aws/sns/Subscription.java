package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.sns.delivery.DeliveryPolicy;
import dev.entrega.local.aws.sns.delivery.Lane;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subscriber of one topic. */
final class Subscription {

  /** How far a subscription is in its life. */
  sealed interface Stage {

    /**
     * Asked, and not answered yet.
     *
     * @param since when it was asked first
     */
    record Pending(Instant since) implements Stage {}

    /**
     * In force.
     *
     * @param authenticated whoever confirmed it had signed
     * @param locked only who signs may end it
     */
    record Confirmed(boolean authenticated, boolean locked) implements Stage {}

    /** Gone; what is still on its way is dropped. */
    record Ended() implements Stage {}
  }

  private record Wish(
      SubscriptionSettings settings,
      @Nullable FilterPolicy filter,
      @Nullable String deadLetters,
      DeliveryPolicy deliveryPolicy) {

    static Wish of(SubscriptionSettings settings, Account account) {
      var filter = settings.filterPolicy();
      var policy = settings.deliveryPolicy();
      return new Wish(
          settings,
          filter == null ? null : FilterPolicy.of(filter, settings.scope()),
          settings.deadLetterQueue(account),
          policy == null ? DeliveryPolicy.NONE : policy(policy));
    }

    private static DeliveryPolicy policy(String json) {
      try {
        return DeliveryPolicy.ofSubscription(json);
      } catch (IllegalArgumentException e) {
        throw SnsErrors.invalid("DeliveryPolicy: " + e.getMessage());
      }
    }
  }

  private final String arn;
  private final Topic topic;
  private final Delivery delivery;
  private final Lane lane;
  private final Account account;
  private volatile Wish wish;
  private volatile Stage stage;

  Subscription(
      String arn,
      Topic topic,
      Delivery delivery,
      Lane lane,
      Account account,
      SubscriptionSettings settings,
      Stage stage) {
    this.arn = arn;
    this.topic = topic;
    this.delivery = delivery;
    this.lane = lane;
    this.account = account;
    this.wish = Wish.of(settings, account);
    this.stage = stage;
  }

  String arn() {
    return arn;
  }

  Topic topic() {
    return topic;
  }

  Delivery delivery() {
    return delivery;
  }

  /** On which its messages travel, where they leave this process. */
  Lane lane() {
    return lane;
  }

  Stage stage() {
    return stage;
  }

  void enter(Stage next) {
    stage = next;
  }

  boolean isConfirmed() {
    return stage instanceof Stage.Confirmed;
  }

  SubscriptionSettings settings() {
    return wish.settings();
  }

  synchronized void change(Map<String, String> attributes) {
    wish = Wish.of(settings().with(attributes, delivery), account);
  }

  /** The queue's ARN, or null. */
  @Nullable String deadLetters() {
    return wish.deadLetters();
  }

  /** Its own wishes before the topic's. */
  DeliveryPolicy deliveryPolicy() {
    return topic.attributes().deliveryPolicy().under(wish.deliveryPolicy());
  }

  boolean wants(Publication publication) {
    var filter = wish.filter();
    return filter == null
        || filter.accepts(publication.body(delivery.protocol()), publication.attributes());
  }

  /** As GetSubscriptionAttributes answers. */
  Map<String, String> describe() {
    var confirmed = stage instanceof Stage.Confirmed known && known.authenticated();
    var settings = settings();
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("SubscriptionArn", arn);
    attributes.put("TopicArn", topic.arn());
    attributes.put("Owner", account.id());
    attributes.put("Protocol", delivery.protocol());
    attributes.put("Endpoint", delivery.endpoint());
    attributes.put("ConfirmationWasAuthenticated", Boolean.toString(confirmed));
    attributes.put("PendingConfirmation", Boolean.toString(stage instanceof Stage.Pending));
    attributes.put("SubscriptionPrincipal", "arn:aws:iam::" + account.id() + ":root");
    attributes.put("RawMessageDelivery", Boolean.toString(settings.raw()));
    if (settings.filterPolicy() != null) {
      attributes.put("FilterPolicy", settings.filterPolicy());
      attributes.put("FilterPolicyScope", settings.scope().word());
    }
    if (settings.redrivePolicy() != null) {
      attributes.put("RedrivePolicy", settings.redrivePolicy());
    }
    if (delivery instanceof Delivery.ToWeb) {
      if (settings.deliveryPolicy() != null) {
        attributes.put("DeliveryPolicy", settings.deliveryPolicy());
      }
      attributes.put("EffectiveDeliveryPolicy", deliveryPolicy().ofSubscriptionJson());
    }
    return attributes;
  }
}
