package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All topics, in memory. */
final class Topics {

  private final Account account;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();

  Topics(Account account) {
    this.account = account;
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
            tags == null ? Tags.NONE : Tags.NONE.plus(tags));
    var existing = topics.putIfAbsent(arn, fresh);
    if (existing == null) {
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
    return topics.remove(arn);
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
