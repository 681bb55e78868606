package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;

import dev.entrega.local.launcher.LocalAws;
import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/**
 * What any reader of the topic {@code order-status} is told, each publication counted, also one
 * that only says again what was said before: such a message is what a customer would get twice.
 */
final class Announcements implements AutoCloseable {

  private final SdkHttpClient http = Apache5HttpClient.create();
  private final SqsClient sqs;
  private final SnsClient sns;
  private final String queue;
  private final String subscription;

  /** Subscribes; what was said before is not heard. */
  Announcements(LocalEntrega entrega) {
    sqs = LocalAws.client(SqsClient.builder(), entrega.aws(), http);
    sns = LocalAws.client(SnsClient.builder(), entrega.aws(), http);
    var name = "announcements-" + UUID.randomUUID();
    queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    var arn = QueueAttributeName.QUEUE_ARN;
    var attributes = sqs.getQueueAttributes(of -> of.queueUrl(queue).attributeNames(arn));
    var topic = sns.createTopic(request -> request.name(Topology.ORDER_STATUS)).topicArn();
    subscription =
        sns.subscribe(request ->
                request
                    .topicArn(topic)
                    .protocol("sqs")
                    .endpoint(attributes.attributes().get(arn))
                    .attributes(Map.of("RawMessageDelivery", "true")))
            .subscriptionArn();
  }

  /** The order's statuses in every message since the last call; it empties the queue. */
  List<OrderStatus> since(String orderId) {
    var changes = new ArrayList<JsonNode>();
    for (var some = receive(); !some.isEmpty(); some = receive()) {
      changes.addAll(some);
    }
    return changes.stream()
        .filter(change -> change.get("orderId").asString().equals(orderId))
        .map(change -> OrderStatus.valueOf(change.get("status").asString()))
        .toList();
  }

  private List<JsonNode> receive() {
    var messages =
        sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10)).messages();
    for (var message : messages) {
      sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
    return messages.stream().map(message -> JSON.readTree(message.body())).toList();
  }

  @Override
  public void close() {
    sns.unsubscribe(request -> request.subscriptionArn(subscription));
    sqs.deleteQueue(request -> request.queueUrl(queue));
    sns.close();
    sqs.close();
    http.close();
  }
}
