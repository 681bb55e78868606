package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.bedrock.Prompt.Role;
import dev.entrega.local.aws.bedrock.Prompt.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the requests of several formats have in common. */
final class Fields {

  private Fields() {}

  /** Refuses what nobody would obey, so that nothing is dropped silently. */
  static void refuse(JsonNode body, Set<String> unsupported) {
    for (var name : body.propertyNames()) {
      if (unsupported.contains(name) && !body.get(name).isEmpty()) {
        throw BedrockErrors.unsupported(name);
      }
    }
  }

  /** A number that is at least one, or what to take in its absence. */
  static int positive(JsonNode body, String name, int otherwise) {
    var value = body.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < 1) {
      throw BedrockErrors.invalid(
          "Malformed input request: #/%s: expected a number from 1, but found %s"
              .formatted(name, value));
    }
    return value.intValue();
  }

  /** The turns of a conversation that begins with the user and goes to and fro. */
  static List<Turn> turns(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw BedrockErrors.invalid("messages: at least one message is required");
    }
    var turns = new ArrayList<Turn>();
    for (var message : messages) {
      var role = role(message.path("role").asString(""));
      if (role != (turns.size() % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
        throw BedrockErrors.invalid(
            "messages: roles must alternate between \"user\" and \"assistant\", beginning with"
                + " \"user\"");
      }
      turns.add(new Turn(role, text(message.path("content"))));
    }
    if (turns.getLast().role() != Role.USER) {
      throw BedrockErrors.invalid("messages: the last message must be the user's");
    }
    return turns;
  }

  /** The text of blocks, or text itself. */
  static String text(JsonNode content) {
    if (content.isString()) {
      return nonEmpty(content.stringValue());
    }
    var texts = new ArrayList<String>();
    for (var block : content) {
      if (!block.path("text").isString()) {
        throw BedrockErrors.unsupported("content other than text");
      }
      texts.add(nonEmpty(block.get("text").stringValue()));
    }
    return nonEmpty(String.join("\n", texts));
  }

  private static String nonEmpty(String text) {
    if (text.isBlank()) {
      throw BedrockErrors.invalid("messages: text content blocks must be non-empty");
    }
    return text;
  }

  private static Role role(String name) {
    return switch (name) {
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      default ->
          throw BedrockErrors.invalid(
              "messages: expected a role of \"user\" or \"assistant\", but found '%s'"
                  .formatted(name));
    };
  }
}
