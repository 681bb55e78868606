package dev.entrega.local.aws.sns.sms;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What SetSMSAttributes sets for messages that don't say it themselves.
 *
 * @param senderId what phones show; null: a number
 * @param type {@code Promotional} or {@code Transactional}
 */
public record SmsDefaults(@Nullable String senderId, String type) {

  /** AWS's own. */
  public static final SmsDefaults AWS = new SmsDefaults(null, "Promotional");

  private static final String SENDER_ID = "DefaultSenderID";
  private static final String TYPE = "DefaultSMSType";

  /**
   * With some of them changed.
   *
   * @throws IllegalArgumentException a name or a value that is not served here
   */
  public SmsDefaults with(Map<String, String> attributes) {
    var changed = this;
    for (var attribute : attributes.entrySet()) {
      var value = attribute.getValue();
      changed =
          switch (attribute.getKey()) {
            case SENDER_ID -> new SmsDefaults(senderId(value), changed.type());
            case TYPE -> new SmsDefaults(changed.senderId(), type(value));
            default ->
                throw new IllegalArgumentException(
                    "Expected DefaultSenderID or DefaultSMSType, since nothing costs or is logged"
                        + " here, but found "
                        + attribute.getKey());
          };
    }
    return changed;
  }

  /** As GetSMSAttributes answers. */
  public Map<String, String> attributes() {
    var attributes = new TreeMap<String, String>();
    attributes.put(TYPE, type);
    if (senderId != null) {
      attributes.put(SENDER_ID, senderId);
    }
    return attributes;
  }

  /**
   * Checks a message's type.
   *
   * @throws IllegalArgumentException neither of the two
   */
  public static String type(String value) {
    if (!value.equals("Promotional") && !value.equals("Transactional")) {
      throw new IllegalArgumentException(
          "Expected Promotional or Transactional, but found " + value);
    }
    return value;
  }

  /**
   * Checks what a phone shows as a message's sender.
   *
   * @throws IllegalArgumentException not 1 to 11 letters, digits and hyphens, a letter among them
   */
  public static String senderId(String value) {
    if (!value.matches("(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}")) {
      throw new IllegalArgumentException(
          "Expected 1 to 11 letters, digits and hyphens, a letter among them, but found " + value);
    }
    return value;
  }
}
