package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.wire.AwsError;

/** Bedrock's refusals, by the statuses of its API reference. */
final class BedrockErrors {

  private BedrockErrors() {}

  static AwsError invalid(String message) {
    return AwsError.badRequest("ValidationException", message);
  }

  static AwsError unsupported(String what) {
    return invalid("Expected a request without " + what + ", which is not supported here");
  }

  static AwsError unknownModel() {
    return invalid("The provided model identifier is invalid.");
  }

  static AwsError noSuchModel(String id) {
    return AwsError.notFound("ResourceNotFoundException", "Expected a model, but found no " + id);
  }

  static AwsError broken(RuntimeException cause) {
    return AwsError.of(
        500, "InternalServerException", "Expected the model to answer, but: " + cause);
  }
}
