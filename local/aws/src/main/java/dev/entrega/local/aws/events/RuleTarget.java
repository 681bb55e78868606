package dev.entrega.local.aws.events;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom a rule tells, and what.
 *
 * @param id names it within its rule
 * @param arn of a queue, a topic, a function or a state machine
 * @param input what it is told instead of the event
 * @param json as PutTargets gave it
 */
record RuleTarget(String id, String arn, TargetInput input, ObjectNode json) {

  private static final Set<String> KNOWN =
      Set.of(
          "Id",
          "Arn",
          "RoleArn",
          "Input",
          "InputPath",
          "InputTransformer",
          "SqsParameters",
          "DeadLetterConfig");

  /** Reads one of PutTargets, and refuses what nobody would read. */
  static RuleTarget of(JsonNode node) {
    if (!(node instanceof ObjectNode json)) {
      throw EventErrors.invalid("Expected a target, but found " + node);
    }
    for (var name : json.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw EventErrors.invalid(
            "Expected no " + name + " in a target, since none is served here");
      }
    }
    var id = text(json, "Id");
    var arn = text(json, "Arn");
    if (id == null || arn == null) {
      throw EventErrors.invalid("Expected Id and Arn in a target, but found " + json);
    }
    if (!arn.matches("arn:[a-z-]+:(sqs|sns|lambda|states):.*")) {
      throw EventErrors.invalid(
          "Expected the ARN of a queue, topic, function or state machine, but found " + arn);
    }
    return new RuleTarget(id, arn, TargetInput.of(json), json);
  }

  /** The service that its ARN names. */
  String service() {
    return arn.split(":", -1)[2];
  }

  /** The group of a FIFO queue's message. */
  @Nullable String messageGroup() {
    return text(json.path("SqsParameters"), "MessageGroupId");
  }

  /** The queue that gets what could not be delivered. */
  @Nullable String deadLetterQueue() {
    return text(json.path("DeadLetterConfig"), "Arn");
  }

  private static @Nullable String text(JsonNode json, String name) {
    var value = json.path(name);
    return value.isString() ? value.stringValue() : null;
  }
}
