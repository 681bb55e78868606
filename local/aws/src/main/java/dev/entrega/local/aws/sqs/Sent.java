package dev.entrega.local.aws.sqs;

import org.jspecify.annotations.Nullable;

/**
 * SQS's receipt for a message.
 *
 * @param messageId a UUID
 * @param bodyDigest MD5 of the body, in hex
 * @param attributesDigest MD5 of the attributes, in hex; null where there are none
 * @param sequenceNumber of a FIFO queue; null in all others
 */
public record Sent(
    String messageId,
    String bodyDigest,
    @Nullable String attributesDigest,
    @Nullable String sequenceNumber) {}
