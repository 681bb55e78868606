package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.stepfunctions.integration.SdkMetadata;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.time.Clock;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a service speaks in the integrations that AWS has optimized for it: by the first version of
 * its SDK.
 *
 * @param errors how the names of errors begin
 * @param fullName how causes call the service
 * @param exception the error that stands for all without a class of their own
 * @param modelled the errors that have one
 */
record Voice(String errors, String fullName, String exception, Set<String> modelled) {

  static final Voice SQS =
      new Voice(
          "SQS",
          "AmazonSQS",
          "AmazonSQSException",
          Set.of(
              "QueueDoesNotExist",
              "InvalidMessageContents",
              "UnsupportedOperation",
              "RequestThrottled",
              "OverLimit"));

  static final Voice SNS =
      new Voice(
          "SNS",
          "AmazonSNS",
          "AmazonSNSException",
          Set.of(
              "NotFound",
              "InvalidParameter",
              "InvalidParameterValue",
              "AuthorizationError",
              "EndpointDisabled",
              "InternalError",
              "Throttled"));

  static final Voice LAMBDA =
      new Voice(
          "Lambda",
          "AWSLambda",
          "AWSLambdaException",
          Set.of(
              "ResourceNotFound",
              "InvalidParameterValue",
              "InvalidRequestContent",
              "RequestTooLarge",
              "TooManyRequests",
              "Service"));

  static final Voice EVENTS =
      new Voice(
          "EventBridge",
          "AmazonEventBridge",
          "AmazonEventBridgeException",
          Set.of("Internal", "ResourceNotFound"));

  private static final String EXCEPTION = "Exception";

  /** An error as Step Functions names it: {@code SNS.NotFoundException}. */
  TaskFailed failed(AwsError error) {
    var code =
        error.code().endsWith(EXCEPTION)
            ? error.code().substring(0, error.code().length() - EXCEPTION.length())
            : error.code();
    return new TaskFailed(
        errors + "." + (modelled.contains(code) ? code + EXCEPTION : exception),
        "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
            .formatted(error.text(), fullName, error.status(), error.code(), RequestIds.next()));
  }

  /**
   * What an answer was like.
   *
   * @param body as it is on the wire
   */
  static SdkMetadata metadata(String contentType, String body, Clock clock) {
    return SdkMetadata.of(contentType, body, clock.instant(), RequestIds.next());
  }

  /** An answer that is JSON on the wire, and what it was like. */
  static ObjectNode json(ObjectNode answer, Clock clock) {
    return metadata("application/x-amz-json-1.0", answer.toString(), clock).with(answer);
  }
}
