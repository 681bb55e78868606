package dev.entrega.local.stepfunctions.teststate;

import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Payload;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The context object that a tester gives, in the place of the engine's own. */
final class MockedContext {

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "Execution",
          Set.of("Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"),
          "State",
          Set.of("EnteredTime", "Name", "RetryCount"),
          "StateMachine",
          Set.of("Id", "Name"),
          "Task",
          Set.of("Token"));

  private MockedContext() {}

  /** Reads what is given; what there is stays as it is where nothing is. */
  static UnaryOperator<ObjectNode> read(@Nullable String text, State state)
      throws TestStateRefused {
    if (text == null) {
      return UnaryOperator.identity();
    }
    ObjectNode given = object(text);
    for (var entry : given.properties()) {
      check(entry.getKey(), entry.getValue(), state);
    }
    return own -> {
      ObjectNode context = given.deepCopy();
      JsonNode item = own.get("Map");
      return item == null ? context : context.set("Map", item);
    };
  }

  private static ObjectNode object(String text) throws TestStateRefused {
    try {
      if (Payload.parse(text).json() instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException _) {
      // refused below, as any other text that is no object
    }
    throw refused("Context object must be a valid JSON object");
  }

  private static void check(String name, JsonNode value, State state) throws TestStateRefused {
    if (name.equals("Map")) {
      throw refused("'Map' field is not supported when mocking a Context object");
    }
    Set<String> allowed = ALLOWED.get(name);
    if (allowed == null) {
      throw refused("Field '" + name + "' is not allowed");
    }
    if (!(value instanceof ObjectNode object)) {
      throw refused("Field '" + name + "' must be a JSON object");
    }
    for (String field : object.propertyNames()) {
      if (!allowed.contains(field)) {
        throw refused("Field '" + field + "' is not allowed");
      }
    }
    if (name.equals("Task") && !endsLater(state)) {
      throw refused(
          "Context object contains 'Task' when state is not a Task state with a '.sync' or"
              + " '.waitForTaskToken' service integration pattern");
    }
  }

  private static boolean endsLater(State state) {
    return state instanceof State.Task task
        && task.resource() instanceof Resource.Service service
        && service.pattern() != Resource.Pattern.REQUEST_RESPONSE;
  }

  private static TestStateRefused refused(String why) {
    return TestStateRefused.invalid("Invalid Context object provided: " + why);
  }
}
