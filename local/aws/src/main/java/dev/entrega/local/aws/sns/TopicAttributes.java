package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.delivery.DeliveryPolicy;
import dev.entrega.local.aws.wire.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What may be set on a topic.
 *
 * @param displayName for people; may be empty
 * @param signatureVersion {@code 1} or {@code 2}
 * @param policy who may do what, kept and told, but not enforced: any credentials are believed here
 * @param deliveryPolicyText as sent; null: AWS's defaults
 * @param deliveryPolicy what that says
 */
record TopicAttributes(
    String displayName,
    String signatureVersion,
    String policy,
    @Nullable String deliveryPolicyText,
    DeliveryPolicy deliveryPolicy) {

  private static final int DISPLAY_NAME_LIMIT = 100;

  /** Words that change nothing, of attributes that have no other value here. */
  private static final Set<Map.Entry<String, String>> DEFAULTS =
      Set.of(Map.entry("TracingConfig", "PassThrough"), Map.entry("FifoTopic", "false"));

  static TopicAttributes of(String policy) {
    return new TopicAttributes("", "1", policy, null, DeliveryPolicy.NONE);
  }

  TopicAttributes with(Map<String, String> attributes) {
    var changed = this;
    for (var attribute : attributes.entrySet()) {
      changed = changed.with(attribute.getKey(), attribute.getValue());
    }
    return changed;
  }

  /** Whether those that are given say what this says already. */
  boolean agreesWith(Map<String, String> given) {
    var other = with(given);
    return displayName.equals(other.displayName)
        && signatureVersion.equals(other.signatureVersion)
        && policy.equals(other.policy)
        && String.valueOf(deliveryPolicyText).equals(String.valueOf(other.deliveryPolicyText));
  }

  TopicAttributes withPolicy(String value) {
    return new TopicAttributes(
        displayName, signatureVersion, value, deliveryPolicyText, deliveryPolicy);
  }

  private TopicAttributes with(String name, String value) {
    if (DEFAULTS.contains(Map.entry(name, value))) {
      return this;
    }
    return switch (name) {
      case "DisplayName" -> withDisplayName(value);
      case "SignatureVersion" -> withSignatureVersion(value);
      case "Policy" -> withPolicy(object(value));
      case "DeliveryPolicy" -> withDeliveryPolicy(value);
      case "FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope", "ArchivePolicy" ->
          throw SnsErrors.noFifo(name);
      default ->
          throw SnsErrors.invalid(
              "AttributeName: Expected DisplayName, SignatureVersion, Policy or DeliveryPolicy,"
                  + " which are served here, but found "
                  + name
                  + "="
                  + value);
    };
  }

  private TopicAttributes withDisplayName(String value) {
    if (value.length() > DISPLAY_NAME_LIMIT || value.chars().anyMatch(Character::isISOControl)) {
      throw SnsErrors.invalid("DisplayName: Expected at most 100 characters in one line");
    }
    return new TopicAttributes(value, signatureVersion, policy, deliveryPolicyText, deliveryPolicy);
  }

  private TopicAttributes withSignatureVersion(String value) {
    if (!value.equals("1") && !value.equals("2")) {
      throw SnsErrors.invalid("SignatureVersion: Expected 1 or 2, but found " + value);
    }
    return new TopicAttributes(displayName, value, policy, deliveryPolicyText, deliveryPolicy);
  }

  private TopicAttributes withDeliveryPolicy(String value) {
    try {
      return value.isBlank()
          ? new TopicAttributes(displayName, signatureVersion, policy, null, DeliveryPolicy.NONE)
          : new TopicAttributes(
              displayName, signatureVersion, policy, value, DeliveryPolicy.ofTopic(value));
    } catch (IllegalArgumentException e) {
      throw SnsErrors.invalid("DeliveryPolicy: " + e.getMessage());
    }
  }

  private static String object(String value) {
    try {
      if (Json.MAPPER.readTree(value).isObject()) {
        return value;
      }
    } catch (JacksonException _) {
      // Falls through to the same answer as any other value.
    }
    throw SnsErrors.invalid("Policy Error: null");
  }
}
