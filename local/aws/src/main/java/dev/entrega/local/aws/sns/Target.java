package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.sms.Phone;
import org.jspecify.annotations.Nullable;

/** Whom a publication is for. */
public sealed interface Target {

  /**
   * All subscribers of a topic.
   *
   * @param arn the topic's
   */
  record OfTopic(String arn) implements Target {}

  /**
   * One phone.
   *
   * @param phone that needs no subscription
   */
  record OfPhone(Phone phone) implements Target {}

  /**
   * Reads Publish's three fields, of which there must be one.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}
   */
  static Target of(
      @Nullable String topicArn, @Nullable String targetArn, @Nullable String phoneNumber) {
    if (phoneNumber == null) {
      if (topicArn != null && targetArn != null) {
        throw SnsErrors.invalid("Expected TopicArn or TargetArn, but found both");
      }
      var arn = topicArn == null ? targetArn : topicArn;
      if (arn == null) {
        throw SnsErrors.invalid("TopicArn or TargetArn Reason: no value for required parameter");
      }
      if (arn.contains(":endpoint/")) {
        throw SnsErrors.invalid(
            "TargetArn Reason: Expected a topic, since no platform endpoint is served here");
      }
      return new OfTopic(arn);
    }
    if (topicArn != null || targetArn != null) {
      throw SnsErrors.invalid("Expected PhoneNumber or a topic, but found both");
    }
    var phone = Phone.orNull(phoneNumber);
    if (phone == null) {
      throw SnsErrors.invalid("PhoneNumber Reason: " + phoneNumber + " is not valid to publish to");
    }
    return new OfPhone(phone);
  }
}
