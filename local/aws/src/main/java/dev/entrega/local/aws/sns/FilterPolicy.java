package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sqs.MessageAttribute;
import dev.entrega.local.aws.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which messages a subscriber wants, by AWS's own rule engine; one machine for one subscription,
 * since a shared one grows slow with its number of rules.
 */
final class FilterPolicy {

  /** What a policy looks at. */
  enum Scope {
    MESSAGE_ATTRIBUTES("MessageAttributes"),
    MESSAGE_BODY("MessageBody");

    private final String word;

    Scope(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Scope of(String word) {
      for (var scope : values()) {
        if (scope.word.equals(word)) {
          return scope;
        }
      }
      throw SnsErrors.invalid(
          "FilterPolicyScope: Invalid value ["
              + word
              + "]. Please use either MessageBody or MessageAttributes");
    }
  }

  private final Scope scope;
  private final Machine machine;

  private FilterPolicy(Scope scope, Machine machine) {
    this.scope = scope;
    this.machine = machine;
  }

  /**
   * Compiles a policy.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}: no policy that SNS takes
   */
  static FilterPolicy of(String json, Scope scope) {
    var problem = JsonRuleCompiler.check(json);
    if (problem != null) {
      throw SnsErrors.invalid("FilterPolicy: " + problem);
    }
    FilterLimits.check(json, scope);
    var machine = Machine.builder().build();
    try {
      machine.addRule("subscription", json);
    } catch (IOException e) {
      throw SnsErrors.invalid("FilterPolicy: " + e.getMessage());
    }
    return new FilterPolicy(scope, machine);
  }

  boolean accepts(String body, Map<String, MessageAttribute> attributes) {
    var event =
        switch (scope) {
          case MESSAGE_ATTRIBUTES -> event(attributes).toString();
          case MESSAGE_BODY -> body;
        };
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception _) {
      // A body that is no JSON object matches no policy.
      return false;
    }
  }

  private static ObjectNode event(Map<String, MessageAttribute> attributes) {
    var event = Json.MAPPER.createObjectNode();
    attributes.forEach((name, attribute) -> {
      // AWS compares no bytes: to a policy such an attribute is not there.
      if (!attribute.isBinary()) {
        event.set(name, value(attribute));
      }
    });
    return event;
  }

  private static JsonNode value(MessageAttribute attribute) {
    var nodes = Json.MAPPER.getNodeFactory();
    try {
      return switch (attribute.dataType()) {
        case "String.Array" -> Json.MAPPER.readTree(attribute.value());
        case "Number" -> nodes.numberNode(new BigDecimal(attribute.value()));
        default -> nodes.stringNode(attribute.value());
      };
    } catch (JacksonException | NumberFormatException _) {
      return nodes.stringNode(attribute.value());
    }
  }
}
