package dev.entrega.local.aws.sns.sms;

import org.jspecify.annotations.Nullable;

/**
 * A phone number.
 *
 * @param number E.164 with its plus, for example {@code +5511998765432}
 */
public record Phone(String number) {

  /** Reads a number with or without its plus; null where the text is none. */
  public static @Nullable Phone orNull(String text) {
    // In a query string a bare plus arrives as a space.
    var number = text.strip();
    if (!number.startsWith("+")) {
      number = "+" + number;
    }
    return number.matches("\\+[1-9]\\d{1,14}") ? new Phone(number) : null;
  }
}
