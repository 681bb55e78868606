package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import java.util.Map;

/** What SQS refuses to take ("Amazon SQS message quotas" in AWS's developer guide). */
final class Limits {

  /** Body and attributes together, in bytes. */
  static final int MESSAGE = 262_144;

  /** Twelve hours, in seconds. */
  static final int VISIBILITY_TIMEOUT = 43_200;

  private static final int ATTRIBUTES = 10;
  private static final int DELAY = 900;

  private Limits() {}

  static void check(OutgoingMessage message) {
    var body = message.body();
    if (body.isEmpty()) {
      throw AwsError.badRequest(
          "MissingParameter", "The request must contain the parameter MessageBody.");
    }
    if (!isText(body)) {
      throw AwsError.badRequest(
          "InvalidMessageContents",
          "Expected only characters that XML allows, but the message body has others");
    }
    if (message.attributes().size() > ATTRIBUTES) {
      throw AwsError.badRequest(
          "InvalidParameterValue",
          "Expected at most 10 message attributes, but found " + message.attributes().size());
    }
    var size = size(body, message.attributes());
    if (size > MESSAGE) {
      throw AwsError.badRequest(
          "InvalidParameterValue",
          "One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes, "
              + "but has "
              + size);
    }
    range("DelaySeconds", message.delay() == null ? 0 : message.delay(), 0, DELAY);
  }

  static void range(String parameter, int value, int least, int most) {
    if (value < least || value > most) {
      throw AwsError.badRequest(
          "InvalidParameterValue",
          "Value "
              + value
              + " for parameter "
              + parameter
              + " is invalid. Reason: Must be between "
              + least
              + " and "
              + most
              + ", if provided.");
    }
  }

  private static int size(String body, Map<String, MessageAttribute> attributes) {
    var size = Sizes.utf8(body);
    for (var attribute : attributes.entrySet()) {
      size += Sizes.utf8(attribute.getKey()) + attribute.getValue().size();
    }
    return size;
  }

  private static boolean isText(String body) {
    for (var i = 0; i < body.length(); i++) {
      var c = body.charAt(i);
      var control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
      if (control || c == 0xFFFE || c == 0xFFFF) {
        return false;
      }
    }
    return true;
  }
}
