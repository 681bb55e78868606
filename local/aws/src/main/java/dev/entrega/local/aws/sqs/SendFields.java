package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.sqs.OutgoingMessage.FifoOrder;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** SendMessage, as AWS JSON writes it. */
public final class SendFields {

  /** Only X-Ray's header exists; ElasticMQ's own wire reads it. */
  static final String SYSTEM_ATTRIBUTES = "MessageSystemAttributes";

  /** What SendMessage takes, by request and by task alike. */
  public static final Set<String> NAMES =
      Set.of(
          "QueueUrl",
          "MessageBody",
          "DelaySeconds",
          "MessageAttributes",
          "MessageGroupId",
          "MessageDeduplicationId");

  private SendFields() {}

  static OutgoingMessage message(Fields fields) {
    return new OutgoingMessage(
        fields.required("MessageBody"),
        attributes(fields.call().get("MessageAttributes")),
        fields.integer("DelaySeconds"),
        order(fields));
  }

  /**
   * {@code {"name": {"DataType": "String", "StringValue": "…"}}}; absent means none.
   *
   * @throws AwsError {@code InvalidParameterValue}
   */
  public static Map<String, MessageAttribute> attributes(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return Map.of();
    }
    var attributes = new LinkedHashMap<String, MessageAttribute>();
    for (var entry : node.properties()) {
      attributes.put(entry.getKey(), attribute(entry.getKey(), entry.getValue()));
    }
    return attributes;
  }

  /** The answer of SendMessage. */
  public static ObjectNode receipt(Sent sent) {
    var answer = Json.MAPPER.createObjectNode();
    if (sent.attributesDigest() != null) {
      answer.put("MD5OfMessageAttributes", sent.attributesDigest());
    }
    answer.put("MD5OfMessageBody", sent.bodyDigest());
    answer.put("MessageId", sent.messageId());
    if (sent.sequenceNumber() != null) {
      answer.put("SequenceNumber", sent.sequenceNumber());
    }
    return answer;
  }

  private static @Nullable FifoOrder order(Fields fields) {
    var group = fields.text("MessageGroupId");
    return group == null ? null : new FifoOrder(group, fields.text("MessageDeduplicationId"));
  }

  private static MessageAttribute attribute(String name, JsonNode node) {
    var type = node.path("DataType").asString("");
    var value = node.get(type.startsWith("Binary") ? "BinaryValue" : "StringValue");
    if (type.isEmpty() || value == null) {
      throw AwsError.badRequest(
          "InvalidParameterValue",
          "Expected DataType and a value of message attribute '" + name + "', but found " + node);
    }
    return new MessageAttribute(type, value.asString());
  }
}
