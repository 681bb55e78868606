package dev.entrega.messaging.tasks;

/**
 * What a service does for a workflow: one function from a record to an outcome. It is called at
 * least once for each task and must be idempotent by order and task name. An exception is a fault:
 * the message stays in its queue and comes again.
 *
 * @param <I> the input
 * @param <O> the output
 */
@FunctionalInterface
public interface TaskHandler<I, O> {

  /** Does the work, or defers it. Interrupted when the hard maximum is reached. */
  TaskOutcome<O> handle(Task<I> task) throws InterruptedException;
}
