package dev.entrega.local.launcher.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/** Makes SQS queues, and gives one that is there already the template's attributes. */
final class Queues {

  private final SqsClient sqs;
  private final Map<String, String> urls = new LinkedHashMap<>();

  Queues(SqsClient sqs) {
    this.sqs = sqs;
  }

  Made make(Properties properties) {
    var name = properties.text("QueueName");
    var url = url(name, properties.attributesBut(Set.of("QueueName", "Tags")));
    urls.put(name, url);
    var arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    return new Made(name, url, Map.of("Arn", arn, "QueueName", name, "QueueUrl", url));
  }

  /** By queue name. */
  Map<String, String> urls() {
    return urls;
  }

  private String url(String name, Map<String, String> attributes) {
    try {
      return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
          .queueUrl();
    } catch (QueueNameExistsException _) {
      var url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
      sqs.setQueueAttributes(request -> request.queueUrl(url).attributesWithStrings(attributes));
      return url;
    }
  }
}
