package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticmq.DefaultVisibilityTimeout$;
import org.elasticmq.MessageData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.msg.ReceiveMessages;
import org.jspecify.annotations.Nullable;
import scala.Option;
import tools.jackson.databind.node.ObjectNode;

/** ReceiveMessage, as AWS JSON writes it. */
final class ReceiveFields {

  static final Set<String> NAMES =
      Set.of(
          "QueueUrl",
          "MaxNumberOfMessages",
          "VisibilityTimeout",
          "WaitTimeSeconds",
          "AttributeNames",
          "MessageSystemAttributeNames",
          "MessageAttributeNames",
          "ReceiveRequestAttemptId");

  private ReceiveFields() {}

  static ReceiveMessages request(Fields fields) {
    var most = fields.integer("MaxNumberOfMessages");
    var visibility = fields.integer("VisibilityTimeout");
    var wait = fields.integer("WaitTimeSeconds");
    Limits.range("MaxNumberOfMessages", most == null ? 1 : most, 1, 10);
    Limits.range(
        "VisibilityTimeout", visibility == null ? 0 : visibility, 0, Limits.VISIBILITY_TIMEOUT);
    Limits.range("WaitTimeSeconds", wait == null ? 0 : wait, 0, 20);
    return new ReceiveMessages(
        visibility == null
            ? DefaultVisibilityTimeout$.MODULE$
            : MillisVisibilityTimeout.fromSeconds(visibility),
        most == null ? 1 : most,
        wait == null ? Option.empty() : Option.apply(Duration.ofSeconds(wait)),
        Option.apply(fields.text("ReceiveRequestAttemptId")));
  }

  /** No {@code Messages} at all where there are none, as AWS does. */
  static ObjectNode answer(Fields fields, List<MessageData> messages) {
    var answer = Json.MAPPER.createObjectNode();
    if (messages.isEmpty()) {
      return answer;
    }
    var system = names(fields, "AttributeNames", "MessageSystemAttributeNames");
    var own = names(fields, "MessageAttributeNames");
    var list = answer.putArray("Messages");
    for (var message : messages) {
      var node = list.addObject();
      var receipt = Messages.orNull(message.deliveryReceipt());
      node.put("MessageId", message.id().id());
      node.put("ReceiptHandle", receipt == null ? "" : receipt.receipt());
      node.put("MD5OfBody", Digests.of(message.content().value()));
      node.put("Body", message.content().value());
      putSystem(node, message, system);
      putOwn(node, Messages.attributes(message.messageAttributes()), own);
    }
    return answer;
  }

  private static void putSystem(ObjectNode node, MessageData message, Set<String> wanted) {
    var all = new LinkedHashMap<String, @Nullable String>();
    all.put("SenderId", "127.0.0.1");
    all.put("SentTimestamp", millis(message.created()));
    all.put(
        "ApproximateReceiveCount",
        Integer.toString(message.statistics().approximateReceiveCount()));
    all.put(
        "ApproximateFirstReceiveTimestamp",
        message.statistics().approximateFirstReceive() instanceof OnDateTimeReceived first
            ? millis(first.when())
            : null);
    var deduplication = Messages.orNull(message.messageDeduplicationId());
    var trace = Messages.orNull(message.tracingId());
    all.put("MessageGroupId", Messages.orNull(message.messageGroupId()));
    all.put("MessageDeduplicationId", deduplication == null ? null : deduplication.id());
    all.put("SequenceNumber", Messages.orNull(message.sequenceNumber()));
    all.put("AWSTraceHeader", trace == null ? null : trace.id());
    var attributes = Json.MAPPER.createObjectNode();
    all.forEach((name, value) -> {
      if (value != null && (wanted.contains("All") || wanted.contains(name))) {
        attributes.put(name, value);
      }
    });
    if (!attributes.isEmpty()) {
      node.set("Attributes", attributes);
    }
  }

  private static void putOwn(
      ObjectNode node, Map<String, MessageAttribute> all, Set<String> wanted) {
    all.keySet().removeIf(name -> wanted.stream().noneMatch(pattern -> matches(pattern, name)));
    if (all.isEmpty()) {
      return;
    }
    node.put("MD5OfMessageAttributes", Digests.of(all));
    var attributes = node.putObject("MessageAttributes");
    all.forEach((name, attribute) ->
        attributes
            .putObject(name)
            .put("DataType", attribute.dataType())
            .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value()));
  }

  /** {@code All}, {@code .*}, {@code prefix.*} or a name. */
  private static boolean matches(String pattern, String name) {
    return pattern.equals("All")
        || pattern.equals(name)
        || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2)));
  }

  private static Set<String> names(Fields fields, String... lists) {
    var names = new HashSet<String>();
    for (var list : lists) {
      fields.list(list).forEach(name -> names.add(name.asString()));
    }
    return names;
  }

  private static String millis(OffsetDateTime time) {
    return Long.toString(time.toInstant().toEpochMilli());
  }
}
