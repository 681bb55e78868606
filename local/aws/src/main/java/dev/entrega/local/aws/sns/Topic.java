package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name to publish to, with its subscriptions in the order in which they came. */
final class Topic {

  private final String arn;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private volatile TopicAttributes attributes;
  private volatile Tags tags;
  private int ended;

  Topic(String arn, TopicAttributes attributes, Tags tags, int ended) {
    this.arn = arn;
    this.ended = ended;
    this.attributes = attributes;
    this.tags = tags;
  }

  String arn() {
    return arn;
  }

  /** The last part of its ARN. */
  String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  List<Subscription> subscriptions() {
    return subscriptions;
  }

  TopicAttributes attributes() {
    return attributes;
  }

  synchronized void change(Map<String, String> changes) {
    attributes = attributes.with(changes);
  }

  synchronized void permit(String label, List<String> accounts, List<String> actions) {
    attributes =
        attributes.withPolicy(
            AccessPolicy.plus(attributes.policy(), arn, label, accounts, actions));
  }

  synchronized void forbid(String label) {
    attributes = attributes.withPolicy(AccessPolicy.minus(attributes.policy(), label));
  }

  Tags tags() {
    return tags;
  }

  synchronized void tag(Map<String, String> more) {
    tags = tags.plus(more);
  }

  synchronized void untag(List<String> keys) {
    tags = tags.minus(keys);
  }

  synchronized void countEnded() {
    ended++;
  }

  synchronized int ended() {
    return ended;
  }

  /** As GetTopicAttributes answers. */
  synchronized Map<String, String> describe(Account account) {
    var confirmed = subscriptions.stream().filter(Subscription::isConfirmed).count();
    var described = new LinkedHashMap<String, String>();
    described.put("TopicArn", arn);
    described.put("Owner", account.id());
    described.put("DisplayName", attributes.displayName());
    described.put("Policy", attributes.policy());
    described.put("SignatureVersion", attributes.signatureVersion());
    described.put("SubscriptionsConfirmed", Long.toString(confirmed));
    described.put("SubscriptionsPending", Long.toString(subscriptions.size() - confirmed));
    described.put("SubscriptionsDeleted", Integer.toString(ended));
    if (attributes.deliveryPolicyText() != null) {
      described.put("DeliveryPolicy", attributes.deliveryPolicyText());
    }
    described.put("EffectiveDeliveryPolicy", attributes.deliveryPolicy().ofTopicJson());
    return described;
  }
}
