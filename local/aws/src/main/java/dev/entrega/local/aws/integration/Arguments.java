package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Task state's arguments, and the form in which the SDK tells what went wrong.
 *
 * @param service that prefixes the names of errors, for example {@code SQS}
 * @param node the arguments
 */
record Arguments(String service, JsonNode node) {

  /** Refuses what nobody would read. */
  void allowOnly(Set<String> known) throws TaskFailed {
    for (var name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw new TaskFailed(
            "States.Runtime", "The field '" + name + "' is not supported by Step Functions");
      }
    }
  }

  String required(String name) throws TaskFailed {
    var text = text(name);
    if (text == null) {
      throw new TaskFailed(
          "States.Runtime", "Expected the field '" + name + "', but there is none");
    }
    return text;
  }

  /** A text as it is, any other value as JSON. */
  @Nullable String text(String name) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  @Nullable Integer integer(String name) throws TaskFailed {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isInt()) {
      throw new TaskFailed("States.Runtime", "Expected a whole number, but found " + value);
    }
    return value.intValue();
  }

  /** The error as Step Functions names it: {@code S3.NoSuchKeyException}. */
  TaskFailed failed(AwsError error) {
    var suffix = error.code().endsWith("Exception") ? "" : "Exception";
    return new TaskFailed(
        service + "." + error.code() + suffix,
        "%s (Service: %s, Status Code: %d, Request ID: %s)"
            .formatted(error.text(), service, error.status(), RequestIds.next()));
  }
}
