package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.AwsError;
import java.io.IOException;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** Which events a rule is for, by AWS's own rule engine. */
final class EventPattern {

  private final String text;
  private final Machine machine;

  private EventPattern(String text, Machine machine) {
    this.text = text;
    this.machine = machine;
  }

  /**
   * Compiles a pattern.
   *
   * @throws AwsError {@code InvalidEventPatternException}
   */
  static EventPattern of(String text) {
    var problem = JsonRuleCompiler.check(text);
    if (problem != null) {
      throw refused(problem);
    }
    var machine = Machine.builder().build();
    try {
      machine.addRule("rule", text);
    } catch (IOException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    return new EventPattern(text, machine);
  }

  private static AwsError refused(String problem) {
    return AwsError.badRequest(
        "InvalidEventPatternException", "Event pattern is not valid. Reason: " + problem);
  }

  String text() {
    return text;
  }

  boolean matches(String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("Expected an event, but found " + event, e);
    }
  }
}
