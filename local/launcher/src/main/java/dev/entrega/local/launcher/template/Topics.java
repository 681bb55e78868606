package dev.entrega.local.launcher.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

/** Makes SNS topics and subscriptions, or gives those that are there the template's attributes. */
final class Topics {

  private final SnsClient sns;
  private final Map<String, String> arns = new LinkedHashMap<>();

  Topics(SnsClient sns) {
    this.sns = sns;
  }

  Made makeTopic(Properties properties) {
    var name = properties.text("TopicName");
    var attributes = properties.attributesBut(Set.of("TopicName", "Tags"));
    var arn = topic(name, attributes);
    arns.put(name, arn);
    return new Made(name, arn, Map.of("TopicArn", arn, "TopicName", name));
  }

  Made makeSubscription(Properties properties) {
    var attributes = properties.attributesBut(Set.of("TopicArn", "Protocol", "Endpoint", "Region"));
    var arn = subscription(properties, attributes);
    return new Made(properties.id(), arn, Map.of("Arn", arn));
  }

  private String topic(String name, Map<String, String> attributes) {
    try {
      return sns.createTopic(request -> request.name(name).attributes(attributes)).topicArn();
    } catch (InvalidParameterException _) {
      var arn = sns.createTopic(request -> request.name(name)).topicArn();
      attributes.forEach((attribute, value) ->
          sns.setTopicAttributes(
              request -> request.topicArn(arn).attributeName(attribute).attributeValue(value)));
      return arn;
    }
  }

  private String subscription(Properties properties, Map<String, String> attributes) {
    try {
      return subscribe(properties, attributes);
    } catch (InvalidParameterException _) {
      var arn = subscribe(properties, Map.of());
      attributes.forEach((attribute, value) ->
          sns.setSubscriptionAttributes(request ->
              request.subscriptionArn(arn).attributeName(attribute).attributeValue(value)));
      return arn;
    }
  }

  private String subscribe(Properties properties, Map<String, String> attributes) {
    return sns.subscribe(request ->
            request
                .topicArn(properties.text("TopicArn"))
                .protocol(properties.text("Protocol"))
                .endpoint(properties.text("Endpoint"))
                .attributes(attributes)
                .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  /** By topic name. */
  Map<String, String> arns() {
    return arns;
  }
}
