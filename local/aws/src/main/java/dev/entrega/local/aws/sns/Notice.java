package dev.entrega.local.aws.sns;

import java.time.Instant;

/**
 * A publication that a topic took.
 *
 * @param messageId as Publish answered
 * @param publication what was published
 * @param at when
 */
record Notice(String messageId, Publication publication, Instant at) {}
