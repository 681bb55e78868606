package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what an operation was asked for.
 *
 * @param call the request's object
 */
record Fields(ObjectNode call) {

  String required(String name) {
    var value = text(name);
    if (value == null) {
      throw AwsError.badRequest(
          "MissingParameter", "The request must contain the parameter " + name + ".");
    }
    return value;
  }

  @Nullable String text(String name) {
    var value = call.get(name);
    return value == null || value.isNull() ? null : value.asString();
  }

  @Nullable Integer integer(String name) {
    var value = call.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isInt()) {
      throw AwsError.badRequest(
          "InvalidParameterValue", "Expected a whole number for " + name + ", but found " + value);
    }
    return value.intValue();
  }

  /** {@code VisibilityTimeout}, in seconds; at most twelve hours. */
  int visibilityTimeout() {
    var seconds = integer("VisibilityTimeout");
    if (seconds == null) {
      throw AwsError.badRequest(
          "MissingParameter", "The request must contain the parameter VisibilityTimeout.");
    }
    Limits.range("VisibilityTimeout", seconds, 0, Limits.VISIBILITY_TIMEOUT);
    return seconds;
  }

  Iterable<JsonNode> list(String name) {
    var value = call.get(name);
    return value == null ? List.of() : value;
  }

  /** Refuses what nobody would read. */
  void allowOnly(Set<String> known) {
    for (var name : call.propertyNames()) {
      if (!known.contains(name)) {
        throw AwsError.badRequest(
            "InvalidParameterValue", "Expected only " + known + ", but found " + name);
      }
    }
  }
}
