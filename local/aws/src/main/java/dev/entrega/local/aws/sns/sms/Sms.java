package dev.entrega.local.aws.sns.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text message that reached its phone.
 *
 * @param messageId as Publish answered
 * @param to the phone
 * @param text at most 1,600 characters
 * @param senderId what the phone shows instead of a number; null: a number
 * @param type {@code Promotional} or {@code Transactional}
 * @param topicArn of the topic that the phone is subscribed to; null: published to the phone itself
 * @param at when it was published
 */
public record Sms(
    String messageId,
    Phone to,
    String text,
    @Nullable String senderId,
    String type,
    @Nullable String topicArn,
    Instant at) {

  /** The most that one publication may have, in characters. */
  public static final int LIMIT = 1600;
}
