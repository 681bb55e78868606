package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.AwsError;

/** EventBridge's own words for saying no. */
final class EventErrors {

  private EventErrors() {}

  static AwsError invalid(String message) {
    return AwsError.badRequest("ValidationException", message);
  }

  static AwsError noBus(String name) {
    return notFound("Event bus " + name + " does not exist.");
  }

  static AwsError noRule(String name) {
    return notFound("Rule " + name + " does not exist on EventBus.");
  }

  static AwsError noConnection(String name) {
    return notFound("Connection '" + name + "' does not exist.");
  }

  private static AwsError notFound(String message) {
    return AwsError.badRequest("ResourceNotFoundException", message);
  }

  static AwsError exists(String what, String name) {
    return AwsError.badRequest(
        "ResourceAlreadyExistsException", "%s %s already exists.".formatted(what, name));
  }
}
