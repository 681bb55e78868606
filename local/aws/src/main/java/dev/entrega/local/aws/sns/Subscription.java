package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.FilterPolicy.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subscriber of one topic. */
final class Subscription {

  /**
   * What a subscriber may change.
   *
   * @param raw the bare message, or wrapped in SNS's envelope
   * @param policy as sent; null for everything
   * @param scope what the policy looks at
   */
  record Settings(boolean raw, @Nullable String policy, Scope scope) {

    static final Settings PLAIN = new Settings(false, null, Scope.MESSAGE_ATTRIBUTES);

    Settings with(Map<String, String> attributes) {
      var changed = this;
      for (var attribute : attributes.entrySet()) {
        changed = changed.with(attribute.getKey(), attribute.getValue());
      }
      return changed;
    }

    private Settings with(String name, String value) {
      return switch (name) {
        case "RawMessageDelivery" -> new Settings(truth(value), policy, scope);
        case "FilterPolicy" -> new Settings(raw, isEmpty(value) ? null : value, scope);
        case "FilterPolicyScope" -> new Settings(raw, policy, Scope.of(value));
        default ->
            throw SnsErrors.invalid(
                "AttributeName: Expected RawMessageDelivery, FilterPolicy or FilterPolicyScope,"
                    + " but found "
                    + name);
      };
    }

    private static boolean isEmpty(String policy) {
      return policy.isBlank() || policy.strip().equals("{}");
    }

    private static boolean truth(String value) {
      return switch (value) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw SnsErrors.invalid(
                "RawMessageDelivery: Expected true or false, but found " + value);
      };
    }
  }

  private record Wish(Settings settings, @Nullable FilterPolicy filter) {

    static Wish of(Settings settings) {
      var policy = settings.policy();
      return new Wish(settings, policy == null ? null : FilterPolicy.of(policy, settings.scope()));
    }
  }

  private final String arn;
  private final Topic topic;
  private final Delivery delivery;
  private volatile Wish wish;

  Subscription(String arn, Topic topic, Delivery delivery, Settings settings) {
    this.arn = arn;
    this.topic = topic;
    this.delivery = delivery;
    this.wish = Wish.of(settings);
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

  Settings settings() {
    return wish.settings();
  }

  void change(Settings settings) {
    wish = Wish.of(settings);
  }

  boolean wants(Publication publication) {
    var filter = wish.filter();
    return filter == null
        || filter.accepts(publication.body(delivery.protocol()), publication.attributes());
  }

  /** As GetSubscriptionAttributes answers. */
  Map<String, String> attributes(String owner) {
    var settings = settings();
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("SubscriptionArn", arn);
    attributes.put("TopicArn", topic.arn());
    attributes.put("Owner", owner);
    attributes.put("Protocol", delivery.protocol());
    attributes.put("Endpoint", delivery.endpoint());
    attributes.put("ConfirmationWasAuthenticated", "true");
    attributes.put("PendingConfirmation", "false");
    attributes.put("RawMessageDelivery", Boolean.toString(settings.raw()));
    if (settings.policy() != null) {
      attributes.put("FilterPolicy", settings.policy());
      attributes.put("FilterPolicyScope", settings.scope().word());
    }
    return attributes;
  }
}
