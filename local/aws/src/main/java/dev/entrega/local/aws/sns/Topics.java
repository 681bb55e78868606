package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.sns.Subscription.Settings;
import dev.entrega.local.aws.wire.RequestIds;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All topics and their subscriptions, in memory. */
final class Topics {

  private static final Set<String> TOPIC_ATTRIBUTES = Set.of("DisplayName");

  private final Account account;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

  Topics(Account account) {
    this.account = account;
  }

  /** Creates it, or finds it where it is there already. */
  Topic create(String name, Map<String, String> attributes) {
    if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
      throw SnsErrors.invalid("Topic Name: Expected [A-Za-z0-9_-]{1,256}, but found " + name);
    }
    for (var attribute : attributes.keySet()) {
      if (!TOPIC_ATTRIBUTES.contains(attribute)) {
        throw SnsErrors.invalid(
            "Attributes: Expected only " + TOPIC_ATTRIBUTES + ", but found " + attribute);
      }
    }
    var arn = account.arn("sns", name);
    return topics.computeIfAbsent(
        arn, _ -> new Topic(arn, attributes.getOrDefault("DisplayName", "")));
  }

  /** Deletes it with its subscriptions; no topic is deleted as gladly. */
  void delete(String arn) {
    var topic = topics.remove(arn);
    if (topic != null) {
      topic.subscriptions().forEach(subscription -> subscriptions.remove(subscription.arn()));
    }
  }

  Topic topic(String arn) {
    var topic = topics.get(arn);
    if (topic == null) {
      throw arn.startsWith("arn:aws:sns:") ? SnsErrors.noTopic(arn) : SnsErrors.invalid("TopicArn");
    }
    return topic;
  }

  List<Topic> all() {
    return topics.values().stream().sorted(Comparator.comparing(Topic::arn)).toList();
  }

  /** Subscribes once: the same words again find the same subscription. */
  synchronized Subscription subscribe(Topic topic, Delivery delivery, Settings settings) {
    for (var existing : topic.subscriptions()) {
      if (existing.delivery().equals(delivery)) {
        if (existing.settings().equals(settings)) {
          return existing;
        }
        throw SnsErrors.invalid(
            "Attributes Reason: Subscription already exists with different attributes");
      }
    }
    var arn = topic.arn() + ":" + RequestIds.next();
    var subscription = new Subscription(arn, topic, delivery, settings);
    subscriptions.put(arn, subscription);
    topic.subscriptions().add(subscription);
    return subscription;
  }

  void unsubscribe(String arn) {
    var subscription = subscriptions.remove(arn);
    if (subscription != null) {
      subscription.topic().subscriptions().remove(subscription);
    }
  }

  Subscription subscription(String arn) {
    var subscription = subscriptions.get(arn);
    if (subscription == null) {
      throw SnsErrors.noSubscription(arn);
    }
    return subscription;
  }

  List<Subscription> subscriptions() {
    return subscriptions.values().stream().sorted(Comparator.comparing(Subscription::arn)).toList();
  }
}
