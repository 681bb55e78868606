package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sqs.MessageAttribute;
import dev.entrega.local.aws.sqs.Sizes;
import dev.entrega.local.aws.wire.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wants a topic's subscribers to hear.
 *
 * @param subject of an e-mail; null where there is none
 * @param bodies the text by protocol; {@code default} for all that have none of their own
 * @param attributes by name
 */
public record Publication(
    @Nullable String subject,
    Map<String, String> bodies,
    Map<String, MessageAttribute> attributes) {

  /** The most that a message may be, attributes included, in bytes. */
  static final int LIMIT = 262_144;

  private static final String DEFAULT = "default";
  private static final Pattern NAME =
      Pattern.compile("(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,256}(?<!\\.)");
  private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");
  private static final int SUBJECT_LIMIT = 100;

  /**
   * Reads a message as the caller structured it.
   *
   * @param structure {@code json}, or null for the same text everywhere
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}
   */
  public static Publication of(
      String message,
      @Nullable String structure,
      @Nullable String subject,
      Map<String, MessageAttribute> attributes) {
    if (message.isEmpty()) {
      throw SnsErrors.invalid("Empty message");
    }
    if (subject != null) {
      check(subject);
    }
    attributes.forEach(Publication::check);
    var size = size(message, attributes);
    if (size > LIMIT) {
      throw SnsErrors.invalid(
          "Message too long: Expected at most 262144 bytes, but it has " + size);
    }
    return new Publication(subject, bodies(message, structure), attributes);
  }

  /** The text for one protocol. */
  String body(String protocol) {
    var own = bodies.get(protocol);
    return own == null ? bodies.getOrDefault(DEFAULT, "") : own;
  }

  /** Bytes of all that counts towards the limit. */
  static int size(String message, Map<String, MessageAttribute> attributes) {
    var size = Sizes.utf8(message);
    for (var attribute : attributes.entrySet()) {
      size += Sizes.utf8(attribute.getKey()) + attribute.getValue().size();
    }
    return size;
  }

  private static Map<String, String> bodies(String message, @Nullable String structure) {
    if (structure == null) {
      return Map.of(DEFAULT, message);
    }
    if (!structure.equals("json")) {
      throw SnsErrors.invalid("MessageStructure: Expected json, but found " + structure);
    }
    var bodies = new TreeMap<String, String>();
    for (var entry : object(message).properties()) {
      if (entry.getValue().isString()) {
        bodies.put(entry.getKey(), entry.getValue().stringValue());
      }
    }
    if (!bodies.containsKey(DEFAULT)) {
      throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
    }
    return bodies;
  }

  private static ObjectNode object(String message) {
    try {
      if (Json.MAPPER.readTree(message) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException _) {
      // Falls through to the same answer as any other value.
    }
    throw SnsErrors.invalid("Message Structure - JSON message body failed to parse");
  }

  private static void check(String subject) {
    if (subject.isEmpty() || subject.length() > SUBJECT_LIMIT) {
      throw SnsErrors.invalid(
          "Subject: Expected 1 to 100 characters, but it has " + subject.length());
    }
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw SnsErrors.invalid("Subject: Expected one line without control characters");
    }
  }

  private static void check(String name, MessageAttribute attribute) {
    if (!NAME.matcher(name).matches()) {
      throw SnsErrors.invalid("Invalid attribute name: " + name);
    }
    var type = attribute.dataType();
    if (!TYPE.matcher(type).matches()) {
      throw SnsErrors.invalid(
          "The message attribute '" + name + "' has an invalid message attribute type: " + type);
    }
    if (attribute.value().isEmpty()) {
      throw SnsErrors.invalid(
          "The message attribute '" + name + "' must contain non-empty message attribute value");
    }
  }
}
