package dev.entrega.local.launcher.inbox;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail that came.
 *
 * @param id counts from 1
 * @param at when it came
 * @param to the address that it came for
 * @param head what its head says
 * @param source the whole of it as it came, each byte a character
 */
record Mail(long id, Instant at, String to, Head head, String source) {

  /**
   * What matters of a mail's head.
   *
   * @param from who wrote it
   * @param subject what of
   * @param messageId its identity
   * @param orderId the order that it speaks of, if it says one
   * @param status what it tells of the order, likewise
   */
  record Head(
      String from,
      String subject,
      String messageId,
      @Nullable String orderId,
      @Nullable String status) {}

  /** Whether the words stand in its address, subject or order id. */
  boolean mentions(String words) {
    return contains(to, words)
        || contains(head.subject(), words)
        || (head.orderId() != null && contains(head.orderId(), words));
  }

  private static boolean contains(String text, String words) {
    return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }
}
