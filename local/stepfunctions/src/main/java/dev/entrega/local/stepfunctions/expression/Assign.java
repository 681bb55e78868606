package dev.entrega.local.stepfunctions.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code Assign}: gives values to variables. All expressions in it see the values from before.
 *
 * @param values an object with a field for each variable
 */
public record Assign(Template values) {

  /** The values here, by the names of the variables. */
  public Map<String, Payload> evaluate(Scope scope) throws StatesError {
    if (!(values.evaluate(scope) instanceof ObjectNode object)) {
      throw new IllegalStateException("Expected Assign to be an object, but was " + values);
    }
    var assigned = new LinkedHashMap<String, Payload>();
    long size = 0;
    for (var entry : object.properties()) {
      Payload value = Payload.of(entry.getValue());
      size += value.bytes();
      assigned.put(entry.getKey(), value);
    }
    if (size > Variables.LIMIT) {
      throw StatesError.within(
          StatesError.DATA_LIMIT_EXCEEDED,
          "The size of the assigned variables exceeds the maximum number of bytes service limit.");
    }
    return assigned;
  }
}
