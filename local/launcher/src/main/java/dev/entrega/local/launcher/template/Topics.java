package dev.entrega.local.launcher.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;

/** Makes SNS topics and subscriptions; SNS answers with the one that is there already. */
final class Topics {

  private final SnsClient sns;
  private final Map<String, String> arns = new LinkedHashMap<>();

  Topics(SnsClient sns) {
    this.sns = sns;
  }

  Made makeTopic(Properties properties) {
    var name = properties.text("TopicName");
    var attributes = properties.attributesBut(Set.of("TopicName", "Tags"));
    var arn = sns.createTopic(request -> request.name(name).attributes(attributes)).topicArn();
    arns.put(name, arn);
    return new Made(name, arn, Map.of("TopicArn", arn, "TopicName", name));
  }

  Made makeSubscription(Properties properties) {
    var attributes = properties.attributesBut(Set.of("TopicArn", "Protocol", "Endpoint", "Region"));
    var arn =
        sns.subscribe(request ->
                request
                    .topicArn(properties.text("TopicArn"))
                    .protocol(properties.text("Protocol"))
                    .endpoint(properties.text("Endpoint"))
                    .attributes(attributes)
                    .returnSubscriptionArn(true))
            .subscriptionArn();
    return new Made(properties.id(), arn, Map.of("Arn", arn));
  }

  /** By topic name. */
  Map<String, String> arns() {
    return arns;
  }
}
