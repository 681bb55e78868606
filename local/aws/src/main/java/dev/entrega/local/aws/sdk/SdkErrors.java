package dev.entrega.local.aws.sdk;

import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The SDK's exceptions as the errors of a Task, in the words of the SDK that AWS uses. */
final class SdkErrors {

  /** What the SDK adds about its own attempts. */
  private static final Pattern ATTEMPTS = Pattern.compile(" \\(SDK Attempt Count: \\d+\\)");

  private SdkErrors() {}

  /** As {@code aws-sdk} integrations tell it: {@code DynamoDb.ResourceNotFoundException}. */
  static TaskFailed ofSdk(String service, SdkException problem) {
    if (!(problem instanceof AwsServiceException refusal)) {
      return unreached(service, problem);
    }
    var extended = refusal.extendedRequestId();
    return new TaskFailed(
        service + "." + problem.getClass().getSimpleName(),
        "%s (Service: %s, Status Code: %d, Request ID: %s%s)"
            .formatted(
                message(refusal),
                service,
                refusal.statusCode(),
                refusal.requestId(),
                extended == null ? "" : ", Extended Request ID: " + extended));
  }

  /** As optimized integrations tell it, which speak by the SDK's first version. */
  static TaskFailed ofOptimized(OptimizedService service, SdkException problem) {
    if (!(problem instanceof AwsServiceException refusal)) {
      return unreached(service.errors(), problem);
    }
    var code = refusal.awsErrorDetails().errorCode();
    var isModelled = problem.getClass().getSimpleName().equals(code);
    return new TaskFailed(
        service.errors() + "." + (isModelled ? code : service.exception()),
        "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
            .formatted(
                message(refusal),
                service.fullName(),
                refusal.statusCode(),
                code,
                refusal.requestId()));
  }

  private static String message(AwsServiceException refusal) {
    var details = refusal.awsErrorDetails();
    return details == null || details.errorMessage() == null
        ? String.valueOf(refusal.getMessage())
        : details.errorMessage();
  }

  private static TaskFailed unreached(String service, SdkException problem) {
    return new TaskFailed(
        service + ".SdkClientException",
        ATTEMPTS.matcher(String.valueOf(problem.getMessage())).replaceAll(""));
  }
}
