package dev.entrega.local.aws.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is kept, without its subscriptions.
 *
 * @param ended how many subscriptions have ended
 */
record StoredTopic(
    String arn,
    String displayName,
    String signatureVersion,
    String policy,
    @Nullable String deliveryPolicy,
    Map<String, String> tags,
    int ended) {

  static StoredTopic of(Topic topic) {
    var attributes = topic.attributes();
    return new StoredTopic(
        topic.arn(),
        attributes.displayName(),
        attributes.signatureVersion(),
        attributes.policy(),
        attributes.deliveryPolicyText(),
        topic.tags().values(),
        topic.ended());
  }

  Topic restored() {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("DisplayName", displayName);
    attributes.put("SignatureVersion", signatureVersion);
    if (deliveryPolicy != null) {
      attributes.put("DeliveryPolicy", deliveryPolicy);
    }
    return new Topic(arn, TopicAttributes.of(policy).with(attributes), Tags.NONE.plus(tags), ended);
  }
}
