package dev.entrega.messaging.queues;

import java.time.Instant;

/**
 * One message, as it was received.
 *
 * @param id given by SQS; the same at every attempt
 * @param body what was sent
 * @param sentAt when SQS took it
 * @param attempt 1 at the first time; counts how often it was received
 */
public record QueueMessage(String id, String body, Instant sentAt, int attempt) {}
