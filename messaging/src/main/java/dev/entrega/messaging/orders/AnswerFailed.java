package dev.entrega.messaging.orders;

/**
 * There will be no answer to this question.
 *
 * @param questionId which question
 * @param attempt the last one
 * @param reason for machines: {@code model-unavailable}, {@code model-refused}, {@code interrupted}
 *     or {@code broken}, which is a bug of ours
 * @param text what to tell the customer instead
 * @param language BCP 47, of the text
 * @param handedOff whether a human goes on with the conversation
 */
public record AnswerFailed(
    String questionId, int attempt, String reason, String text, String language, boolean handedOff)
    implements AnswerEvent {}
