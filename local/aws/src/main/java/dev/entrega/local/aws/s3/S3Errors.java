package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.AwsError;

/** What S3 refuses, in its words. */
final class S3Errors {

  private S3Errors() {}

  static AwsError noSuchBucket() {
    return AwsError.notFound("NoSuchBucket", "The specified bucket does not exist");
  }

  static AwsError noSuchKey() {
    return AwsError.notFound("NoSuchKey", "The specified key does not exist.");
  }

  static AwsError invalidBucketName() {
    return AwsError.badRequest("InvalidBucketName", "The specified bucket is not valid.");
  }

  static AwsError bucketNotEmpty() {
    return AwsError.of(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
  }

  static AwsError bucketIsYours() {
    return AwsError.of(
        409,
        "BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.");
  }

  static AwsError keyTooLong() {
    return AwsError.badRequest("KeyTooLongError", "Your key is too long");
  }

  static AwsError badDigest(String of) {
    return AwsError.badRequest(
        "BadDigest", "The %s you specified did not match the calculated checksum.".formatted(of));
  }

  static AwsError preconditionFailed() {
    return AwsError.of(
        412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
  }

  static AwsError invalidArgument(String message) {
    return AwsError.badRequest("InvalidArgument", message);
  }

  static AwsError invalidRange() {
    return AwsError.of(416, "InvalidRange", "The requested range is not satisfiable");
  }

  static AwsError notImplemented(String what) {
    return AwsError.of(
        501, "NotImplemented", "%s implies functionality that is not implemented".formatted(what));
  }

  static AwsError methodNotAllowed() {
    return AwsError.of(
        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
  }
}
