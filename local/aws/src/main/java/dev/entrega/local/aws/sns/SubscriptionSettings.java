package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.sns.FilterPolicy.Scope;
import dev.entrega.local.aws.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a subscriber may change.
 *
 * @param raw the bare message, or wrapped in SNS's envelope
 * @param filterPolicy as sent; null for everything
 * @param scope what the filter policy looks at
 * @param redrivePolicy as sent; null: what cannot be delivered is lost
 * @param deliveryPolicy as sent; null: the topic's
 */
record SubscriptionSettings(
    boolean raw,
    @Nullable String filterPolicy,
    Scope scope,
    @Nullable String redrivePolicy,
    @Nullable String deliveryPolicy) {

  static final SubscriptionSettings PLAIN =
      new SubscriptionSettings(false, null, Scope.MESSAGE_ATTRIBUTES, null, null);

  SubscriptionSettings with(Map<String, String> attributes, Delivery delivery) {
    var changed = this;
    for (var attribute : attributes.entrySet()) {
      changed = changed.with(attribute.getKey(), attribute.getValue(), delivery);
    }
    return changed;
  }

  private SubscriptionSettings with(String name, String value, Delivery delivery) {
    return switch (name) {
      case "RawMessageDelivery" ->
          new SubscriptionSettings(
              raw(value, delivery), filterPolicy, scope, redrivePolicy, deliveryPolicy);
      case "FilterPolicy" ->
          new SubscriptionSettings(raw, orNull(value), scope, redrivePolicy, deliveryPolicy);
      case "FilterPolicyScope" ->
          new SubscriptionSettings(
              raw, filterPolicy, Scope.of(value), redrivePolicy, deliveryPolicy);
      case "RedrivePolicy" ->
          new SubscriptionSettings(raw, filterPolicy, scope, orNull(value), deliveryPolicy);
      case "DeliveryPolicy" ->
          new SubscriptionSettings(
              raw, filterPolicy, scope, redrivePolicy, deliveryPolicy(value, delivery));
      default ->
          throw SnsErrors.invalid(
              "AttributeName: Expected RawMessageDelivery, FilterPolicy, FilterPolicyScope,"
                  + " RedrivePolicy or DeliveryPolicy, but found "
                  + name);
    };
  }

  /**
   * The queue for what cannot be delivered, or null.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}: no policy that SNS takes
   */
  @Nullable String deadLetterQueue(Account account) {
    if (redrivePolicy == null) {
      return null;
    }
    var arn = deadLetterArn(redrivePolicy);
    if (!arn.startsWith(account.arn("sqs", ""))) {
      throw SnsErrors.invalid(
          "RedrivePolicy: Expected deadLetterTargetArn to name a queue of this account and region,"
              + " but found "
              + arn);
    }
    if (arn.endsWith(".fifo")) {
      throw SnsErrors.invalid("RedrivePolicy: must not use a FIFO queue as DLQ of this topic");
    }
    return arn;
  }

  private static String deadLetterArn(String json) {
    try {
      var policy = Json.MAPPER.readTree(json);
      var arn = policy.path("deadLetterTargetArn");
      if (policy.size() == 1 && arn.isString()) {
        return arn.stringValue();
      }
    } catch (JacksonException _) {
      throw SnsErrors.invalid("RedrivePolicy: failed to parse JSON.");
    }
    throw SnsErrors.invalid("RedrivePolicy: Expected {\"deadLetterTargetArn\": …}, but: " + json);
  }

  private static boolean raw(String value, Delivery delivery) {
    return switch (value) {
      case "false" -> false;
      case "true" -> {
        if (!delivery.mayBeRaw()) {
          throw SnsErrors.invalid(
              "RawMessageDelivery: Delivery protocol ["
                  + delivery.protocol()
                  + "] does not support raw message delivery.");
        }
        yield true;
      }
      default ->
          throw SnsErrors.invalid(
              "RawMessageDelivery: Invalid value [" + value + "]. Must be true or false.");
    };
  }

  private static @Nullable String deliveryPolicy(String value, Delivery delivery) {
    if (!(delivery instanceof Delivery.ToWeb)) {
      throw SnsErrors.invalid(
          "DeliveryPolicy: Delivery protocol ["
              + delivery.protocol()
              + "] does not support a delivery policy.");
    }
    return orNull(value);
  }

  private static @Nullable String orNull(String policy) {
    return policy.isBlank() || policy.strip().equals("{}") ? null : policy;
  }
}
