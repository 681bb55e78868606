package dev.entrega.cli.dead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message that was received too often. Its body may hold a task token: that is never shown. */
record DeadLetter(Message message) {

  private static final int KEY_LENGTH = 8;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TOKEN = "taskToken";

  /** What people call it by: the beginning of its message id. */
  String key() {
    return message.messageId().substring(0, Math.min(KEY_LENGTH, message.messageId().length()));
  }

  /** When it was sent to the queue that it was dead in, as ISO 8601. */
  String sentAt() {
    var millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return millis == null ? "" : Instant.ofEpochMilli(Long.parseLong(millis)).toString();
  }

  /** How often it was received, here and before. */
  String receives() {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "");
  }

  /** The task or the status that it is about, as far as it can be read. */
  String what() {
    var body = json();
    return body == null ? "" : body.path("task").asString(body.path("status").asString(""));
  }

  /** The order that it is about, as far as it can be read. */
  String orderId() {
    var body = json();
    return body == null ? "" : body.path("orderId").asString("");
  }

  /** The body for people: JSON in lines if it is JSON, without the token. */
  String readable() {
    var body = json();
    if (body instanceof tools.jackson.databind.node.ObjectNode object) {
      if (object.has(TOKEN)) {
        object.put(TOKEN, "(not shown)");
      }
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
    }
    return message.body();
  }

  private @Nullable JsonNode json() {
    try {
      return JSON.readTree(message.body());
    } catch (JacksonException _) {
      return null;
    }
  }
}
