package dev.entrega.messaging.topics;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Topic;

/**
 * The ARN of a topic: as it was set, or else as SNS lists it, asked for when it is first needed.
 */
final class TopicArn {

  private final SnsClient sns;
  private final String name;
  private volatile @Nullable String arn;

  TopicArn(SnsClient sns, String name, @Nullable String arn) {
    this.sns = sns;
    this.name = name;
    this.arn = arn;
  }

  String value() {
    var known = arn;
    if (known == null) {
      known = find();
      arn = known;
    }
    return known;
  }

  private String find() {
    return sns.listTopicsPaginator().topics().stream()
        .map(Topic::topicArn)
        .filter(candidate -> candidate.endsWith(":" + name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected an SNS topic %s, but there is none; the setting entrega.topics.%s"
                        .formatted(name, name)
                    + " names one by ARN"));
  }
}
