package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elasticmq.AfterMillisNextDelivery;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.DeduplicationId;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageContent;
import org.elasticmq.NewMessageData;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.StringMessageAttribute;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Between our messages and ElasticMQ's. */
final class Messages {

  private Messages() {}

  /** What a queue's actor takes. */
  static NewMessageData translated(String queue, OutgoingMessage message, boolean deduplicate) {
    var order = message.order();
    if (queue.endsWith(".fifo") != (order != null)) {
      throw AwsError.badRequest(
          order == null ? "MissingParameter" : "InvalidParameterValue",
          order == null
              ? "The request must contain the parameter MessageGroupId."
              : "Expected MessageGroupId for FIFO queues only, but " + queue + " is none");
    }
    var delay = message.delay();
    return new NewMessageData(
        Option.empty(),
        new MessageContent(message.body()),
        translated(message.attributes()),
        delay == null ? ImmediateNextDelivery$.MODULE$ : new AfterMillisNextDelivery(delay * 1000L),
        order == null ? Option.empty() : Option.apply(order.groupId()),
        order == null ? Option.empty() : deduplicationId(message.body(), order, deduplicate),
        0,
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  /** Our view of a stored message's attributes. */
  static Map<String, MessageAttribute> attributes(
      scala.collection.immutable.Map<String, org.elasticmq.MessageAttribute> stored) {
    var attributes = new LinkedHashMap<String, MessageAttribute>();
    CollectionConverters.asJava(stored)
        .forEach((name, attribute) -> attributes.put(name, ours(attribute)));
    return attributes;
  }

  /** An option's value, or null. */
  static <T> @Nullable T orNull(Option<T> option) {
    return option.isEmpty() ? null : option.get();
  }

  private static MessageAttribute ours(org.elasticmq.MessageAttribute attribute) {
    var type = attribute.getDataType();
    return switch (attribute) {
      case StringMessageAttribute text -> new MessageAttribute(type, text.stringValue());
      case NumberMessageAttribute number -> new MessageAttribute(type, number.stringValue());
      case BinaryMessageAttribute binary -> new MessageAttribute(type, binary.asBase64());
      default ->
          throw new IllegalStateException("Expected a known attribute, but found " + attribute);
    };
  }

  private static Option<DeduplicationId> deduplicationId(
      String body, OutgoingMessage.FifoOrder order, boolean deduplicate) {
    var given = order.deduplicationId();
    if (given == null && !deduplicate) {
      throw AwsError.badRequest(
          "InvalidParameterValue",
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
    return Option.apply(
        new DeduplicationId(given == null ? DeduplicationId.fromMessageBody(body) : given));
  }

  /** ElasticMQ's view of attributes. */
  static scala.collection.immutable.Map<String, org.elasticmq.MessageAttribute> translated(
      Map<String, MessageAttribute> attributes) {
    var map = new LinkedHashMap<String, org.elasticmq.MessageAttribute>();
    attributes.forEach((name, attribute) -> map.put(name, theirs(attribute)));
    return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(map));
  }

  private static org.elasticmq.MessageAttribute theirs(MessageAttribute attribute) {
    var type = attribute.dataType();
    var dot = type.indexOf('.');
    Option<String> label = dot < 0 ? Option.empty() : Option.apply(type.substring(dot + 1));
    return switch (dot < 0 ? type : type.substring(0, dot)) {
      case "String" -> new StringMessageAttribute(attribute.value(), label);
      case "Number" -> new NumberMessageAttribute(attribute.value(), label);
      case "Binary" -> BinaryMessageAttribute.fromBase64(attribute.value(), label);
      default ->
          throw AwsError.badRequest(
              "InvalidParameterValue",
              "Expected data type String, Number or Binary, but found " + type);
    };
  }
}
