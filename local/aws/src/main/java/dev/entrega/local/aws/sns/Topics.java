package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All topics. */
final class Topics {

  private final Account account;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final Drawer<StoredTopic> drawer;

  /** With those that were kept. */
  Topics(Account account, Drawers drawers) {
    this.account = account;
    this.drawer = drawers.drawer("sns.topics", StoredTopic.class);
    drawer.each((arn, topic) -> topics.put(arn, topic.restored()));
  }

  /** Changes a topic, and keeps it as it then is. */
  void change(Topic topic, Consumer<Topic> change) {
    synchronized (topic) {
      change.accept(topic);
      if (topics.containsKey(topic.arn())) {
        drawer.put(topic.arn(), StoredTopic.of(topic));
      }
    }
  }

  /**
   * Creates it, or finds it where it is there already and looks alike.
   *
   * @param tags null where the caller says nothing of them
   */
  Topic create(String name, Map<String, String> attributes, @Nullable Map<String, String> tags) {
    if (name.endsWith(".fifo")) {
      throw SnsErrors.noFifo("Topic Name");
    }
    if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
      throw SnsErrors.invalid("Topic Name: Expected [A-Za-z0-9_-]{1,256}, but found " + name);
    }
    var arn = account.arn("sns", name);
    var fresh =
        new Topic(
            arn,
            TopicAttributes.of(AccessPolicy.initial(account, arn)).with(attributes),
            tags == null ? Tags.NONE : Tags.NONE.plus(tags),
            0);
    var existing = topics.putIfAbsent(arn, fresh);
    if (existing == null) {
      change(fresh, _ -> {});
      return fresh;
    }
    if (!existing.attributes().agreesWith(attributes)) {
      throw SnsErrors.invalid("Attributes Reason: Topic already exists with different attributes");
    }
    if (tags != null && !existing.tags().equals(fresh.tags())) {
      throw SnsErrors.invalid("Tags Reason: Topic already exists with different tags");
    }
    return existing;
  }

  /** Deletes it; no topic is deleted as gladly. */
  @Nullable Topic delete(String arn) {
    var topic = topics.get(arn);
    if (topic != null) {
      synchronized (topic) {
        topics.remove(arn, topic);
        drawer.remove(arn);
      }
    }
    return topic;
  }

  boolean has(String arn) {
    return topics.containsKey(arn);
  }

  Topic topic(String arn) {
    var topic = topics.get(arn);
    if (topic == null) {
      throw arn.startsWith("arn:aws:sns:") ? SnsErrors.noTopic(arn) : SnsErrors.invalid("TopicArn");
    }
    return topic;
  }

  /** For tags, where SNS has another word for what is missing. */
  Topic resource(String arn) {
    var topic = topics.get(arn);
    if (topic == null) {
      throw SnsErrors.noResource(arn);
    }
    return topic;
  }

  List<Topic> all() {
    return topics.values().stream().sorted(Comparator.comparing(Topic::arn)).toList();
  }
}
