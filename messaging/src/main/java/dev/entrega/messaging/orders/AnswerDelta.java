package dev.entrega.messaging.orders;

/**
 * The next piece of an answer.
 *
 * @param questionId which question
 * @param attempt 1 for the first attempt
 * @param index 0 for the first piece of an attempt, then one more each time
 * @param text what to append; not empty
 */
public record AnswerDelta(String questionId, int attempt, int index, String text)
    implements AnswerEvent {}
