package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.wire.AwsError;

/** SNS's own words for saying no. */
final class SnsErrors {

  private SnsErrors() {}

  static AwsError invalid(String why) {
    return AwsError.badRequest("InvalidParameter", "Invalid parameter: " + why);
  }

  static AwsError noFifo(String what) {
    return invalid(what + " Reason: FIFO topics are not served here, only standard ones");
  }

  static AwsError noTopic(String arn) {
    return AwsError.notFound("NotFound", "Topic does not exist: " + arn);
  }

  static AwsError noSubscription(String arn) {
    return AwsError.notFound("NotFound", "Subscription does not exist: " + arn);
  }

  static AwsError noResource(String arn) {
    return AwsError.notFound("ResourceNotFound", "Resource does not exist: " + arn);
  }

  static AwsError unsigned() {
    return AwsError.of(
        403, "AuthorizationError", "Expected a signature of AWS, but the request has none");
  }
}
