package dev.entrega.messaging.topics;

import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.topology.StatusTopic;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The topic {@code order-status} on Amazon SNS. */
final class SnsStatusTopic implements StatusTopic {

  private final SnsClient sns;
  private final TopicArn arn;

  SnsStatusTopic(SnsClient sns, TopicArn arn) {
    this.sns = sns;
    this.arn = arn;
  }

  @Override
  public void publish(StatusChanged change) {
    var attributes =
        Map.of(
            "orderId", text(change.orderId()),
            "customerId", text(change.customerId()),
            "status", text(change.status().name()));
    sns.publish(request ->
        request
            .topicArn(arn.value())
            .messageStructure("json")
            .message(message(change))
            .messageAttributes(attributes));
  }

  /** One text for each protocol; each is a string inside the JSON. */
  private static String message(StatusChanged change) {
    var json = Json.MAPPER.writeValueAsString(change);
    var sentence = Sentence.of(change);
    return Json.MAPPER.writeValueAsString(
        Map.of("default", json, "sqs", json, "email", sentence, "sms", sentence));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
