package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.sns.Subscription.Stage;
import dev.entrega.local.aws.sns.delivery.Lanes;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All subscriptions, from Subscribe to their end. */
final class Subscriptions {

  private final Account account;
  private final Lanes lanes;
  private final InstantSource time;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final Topics topics;
  private final Drawer<StoredSubscription> drawer;

  /** With those that were kept. */
  Subscriptions(Account account, Lanes lanes, InstantSource time, Topics topics, Drawers drawers) {
    this.account = account;
    this.lanes = lanes;
    this.time = time;
    this.topics = topics;
    this.drawer = drawers.drawer("sns.subscriptions", StoredSubscription.class);
    drawer.each((_, stored) -> add(restored(stored)));
  }

  /** The subscription that is kept, or one that ended before. */
  Subscription restored(StoredSubscription stored) {
    var known = subscriptions.get(stored.arn());
    return known != null
        ? known
        : new Subscription(
            stored.arn(),
            topics.topic(stored.topicArn()),
            Delivery.of(stored.protocol(), stored.endpoint()),
            lanes.open(),
            account,
            stored.settings(),
            stored.stage());
  }

  /** Subscribes once: the same words, or fewer of them, again find the same subscription. */
  synchronized Subscription subscribe(
      Topic topic, Delivery delivery, Map<String, String> attributes) {
    forgetVoid();
    var existing = find(topic, delivery);
    if (existing != null) {
      var settings = existing.settings();
      if (settings.with(attributes, delivery).equals(settings)) {
        return existing;
      }
      throw SnsErrors.invalid(
          "Attributes Reason: Subscription already exists with different attributes");
    }
    var settings = SubscriptionSettings.PLAIN.with(attributes, delivery);
    var stage =
        delivery.isAsked() ? new Stage.Pending(time.instant()) : new Stage.Confirmed(true, false);
    var arn = topic.arn() + ":" + RequestIds.next();
    var subscription =
        new Subscription(arn, topic, delivery, lanes.open(), account, settings, stage);
    add(subscription);
    keep(subscription);
    return subscription;
  }

  /** Changes what a subscriber wishes. */
  synchronized void change(Subscription subscription, Map<String, String> attributes) {
    subscription.change(attributes);
    keep(subscription);
  }

  private void keep(Subscription subscription) {
    if (subscriptions.containsKey(subscription.arn())) {
      drawer.put(subscription.arn(), StoredSubscription.of(subscription));
    }
  }

  /**
   * The subscriber wants to be one; also again, after it had ended. What was confirmed before stays
   * as it was.
   *
   * @return the subscription that is in force
   */
  synchronized Subscription confirm(Subscription subscription, Stage.Confirmed stage) {
    return switch (subscription.stage()) {
      case Stage.Confirmed _ -> subscription;
      case Stage.Pending _ -> {
        subscription.enter(stage);
        keep(subscription);
        yield subscription;
      }
      case Stage.Ended _ -> {
        var newer = find(subscription.topic(), subscription.delivery());
        if (newer != null) {
          yield confirm(newer, stage);
        }
        subscription.enter(stage);
        add(subscription);
        keep(subscription);
        yield subscription;
      }
    };
  }

  /** Ends it. */
  synchronized void end(Subscription subscription) {
    if (subscriptions.remove(subscription.arn()) != null) {
      subscription.topic().subscriptions().remove(subscription);
      topics.change(subscription.topic(), Topic::countEnded);
      drawer.remove(subscription.arn());
      subscription.enter(new Stage.Ended());
    }
  }

  /** Finds one, pending or confirmed. */
  Optional<Subscription> find(String arn) {
    forgetVoid();
    return Optional.ofNullable(subscriptions.get(arn));
  }

  List<Subscription> all() {
    forgetVoid();
    return subscriptions.values().stream().sorted(Comparator.comparing(Subscription::arn)).toList();
  }

  List<Subscription> of(Topic topic) {
    forgetVoid();
    return List.copyOf(topic.subscriptions());
  }

  private static @Nullable Subscription find(Topic topic, Delivery delivery) {
    for (var subscription : topic.subscriptions()) {
      if (subscription.delivery().equals(delivery)) {
        return subscription;
      }
    }
    return null;
  }

  private void add(Subscription subscription) {
    subscriptions.put(subscription.arn(), subscription);
    subscription.topic().subscriptions().add(subscription);
  }

  private synchronized void forgetVoid() {
    var oldest = time.instant().minus(Confirmations.VALID);
    for (var subscription : subscriptions.values()) {
      if (subscription.stage() instanceof Stage.Pending pending
          && pending.since().isBefore(oldest)) {
        end(subscription);
      }
    }
  }
}
