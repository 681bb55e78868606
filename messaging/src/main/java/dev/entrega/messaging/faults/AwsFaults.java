package dev.entrega.messaging.faults;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whatever the AWS SDK throws: throttling, 5xx, timeouts, no connection, no credentials, a missing
 * permission, state machine, queue or topic. Only an answer that blames the request itself is a bug
 * of ours. In doubt it is the other side, so that no good message is parked for it.
 */
final class AwsFaults implements FaultOfTheOtherSide {

  /** The codes by which Step Functions, SNS and SQS call what was sent malformed. */
  private static final Set<String> BLAMING_THE_REQUEST =
      Set.of(
          "ValidationException",
          "ValidationError",
          "SerializationException",
          "InvalidParameter",
          "InvalidParameterValue",
          "InvalidParameterCombination",
          "ParameterValueInvalid",
          "MissingParameter",
          "InvalidExecutionInput",
          "InvalidName",
          "InvalidOutput",
          "InvalidToken",
          "InvalidMessageContents");

  @Override
  public boolean recognizes(Throwable fault) {
    return fault instanceof SdkException
        && !(fault instanceof AwsServiceException answer && blamesTheRequest(answer));
  }

  private static boolean blamesTheRequest(AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    return details != null
        && details.errorCode() != null
        && BLAMING_THE_REQUEST.contains(details.errorCode());
  }
}
