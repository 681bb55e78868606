package dev.entrega.messaging.tasks;

/**
 * What a workflow asks of a worker, with the token that the answer must carry.
 *
 * @param taskToken names this attempt; a retried task gets a new one, so it is never an idempotency
 *     key
 * @param task the name, for example {@code reserve}
 * @param version of the input's shape; grows only when an old reader would be wrong
 * @param orderId the order; with {@code task} the idempotency key
 * @param executionArn the execution that waits
 * @param input what the task needs to know
 * @param <I> the type of the input
 */
public record Task<I>(
    String taskToken, String task, int version, String orderId, String executionArn, I input) {}
