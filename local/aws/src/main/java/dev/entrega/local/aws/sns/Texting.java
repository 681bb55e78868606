package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.sms.Phone;
import dev.entrega.local.aws.sns.sms.Phones;
import dev.entrega.local.aws.sns.sms.Sms;
import dev.entrega.local.aws.sns.sms.SmsDefaults;
import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publications as text messages. */
final class Texting {

  private static final Logger LOG = LoggerFactory.getLogger(Texting.class);
  private static final String SENDER_ID = "AWS.SNS.SMS.SenderID";
  private static final String TYPE = "AWS.SNS.SMS.SMSType";

  private final Phones phones;
  private final Drawer<SmsDefaults> drawer;
  private volatile SmsDefaults defaults = SmsDefaults.AWS;

  Texting(Phones phones, Drawers drawers) {
    this.phones = phones;
    this.drawer = drawers.drawer("sns.sms-defaults", SmsDefaults.class);
    drawer.each((_, kept) -> defaults = kept);
  }

  Phones phones() {
    return phones;
  }

  SmsDefaults defaults() {
    return defaults;
  }

  synchronized void change(Map<String, String> attributes) {
    try {
      defaults = defaults.with(attributes);
      drawer.put("", defaults);
    } catch (IllegalArgumentException e) {
      throw SnsErrors.invalid("Attributes Reason: " + e.getMessage());
    }
  }

  /**
   * Reads a text message out of a publication.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}: too long, or from an
   *     impossible sender
   */
  Sms sms(Phone to, @Nullable String topicArn, Notice notice) {
    var publication = notice.publication();
    var text = publication.body("sms");
    if (text.length() > Sms.LIMIT) {
      throw SnsErrors.invalid(
          "Message too long: Expected at most 1600 characters for a phone, but it has "
              + text.length());
    }
    var senderId = publication.attributes().get(SENDER_ID);
    var type = publication.attributes().get(TYPE);
    try {
      return new Sms(
          notice.messageId(),
          to,
          text,
          senderId == null ? defaults.senderId() : SmsDefaults.senderId(senderId.value()),
          type == null ? defaults.type() : SmsDefaults.type(type.value()),
          topicArn,
          notice.at());
    } catch (IllegalArgumentException e) {
      throw SnsErrors.invalid("MessageAttributes Reason: " + e.getMessage());
    }
  }

  /** Delivers; false where the phone's owner wants no messages, which Publish never tells. */
  boolean deliver(Sms sms) {
    var delivered = phones.deliver(sms);
    if (!delivered) {
      LOG.info("Message {} was not delivered: its phone is opted out", sms.messageId());
    }
    return delivered;
  }
}
