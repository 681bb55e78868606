package dev.entrega.notifier;

/**
 * What an SMS can hold (3GPP TS 23.038): 160 characters of the GSM alphabet, or 70 as soon as one
 * character is not in it, as {@code ã} and {@code ç} are not. A longer one is sent, and paid for,
 * as several.
 */
final class Sms {

  /** The basic alphabet without its extension, whose characters count twice. */
  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final int LONGEST_ORDER_ID = 36;

  private Sms() {}

  /** Whether it goes into one message of the GSM alphabet. */
  static boolean fitsInOne(String text) {
    return text.length() <= 160 && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /** An order id that leaves room for words; one of up to 36 characters, as a UUID has, stays. */
  static String shortened(String orderId) {
    return orderId.length() <= LONGEST_ORDER_ID
        ? orderId
        : orderId.substring(0, LONGEST_ORDER_ID - 3) + "...";
  }
}
