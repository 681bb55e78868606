package dev.entrega.messaging.tasks;

import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.queues.QueueHandler;
import dev.entrega.messaging.queues.QueueMessage;
import dev.entrega.messaging.tasks.TaskAnswers.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the tasks of one queue and answers the workflows. The message is deleted once the answer
 * is with AWS, or once the handler has deferred it. Idempotent by order and task name, as every
 * handler must be: a message that comes again is handled and answered again.
 */
final class TaskWorker implements QueueHandler {

  private static final Logger LOG = LoggerFactory.getLogger(TaskWorker.class);

  private final String queue;
  private final Map<String, Worker<?>> workers;
  private final Workflows workflows;

  /**
   * The way back to the workflows.
   *
   * @param answers takes what was done
   * @param heartbeats tells that something is being done
   * @param time the clock
   */
  record Workflows(TaskAnswers answers, Heartbeats heartbeats, InstantSource time) {}

  private record Worker<I>(TaskQueue.Registration<I> registration, TaskMetrics metrics) {}

  TaskWorker(TaskQueue queue, Workflows workflows, MeterRegistry metrics) {
    this.queue = queue.name();
    this.workflows = workflows;
    this.workers =
        queue.handlers().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry ->
                        new Worker<>(
                            entry.getValue(),
                            new TaskMetrics(queue.name(), entry.getKey(), metrics))));
  }

  /**
   * Returns when the message may be deleted.
   *
   * @throws Violation if it is no task of this queue; it stays, and ends in the dead-letter queue
   */
  @Override
  public void on(QueueMessage message) throws InterruptedException {
    var envelope = Envelope.read(message.body());
    var worker = workers.get(envelope.task());
    if (worker == null) {
      throw new Violation(
          "Expected a task of %s, one of %s, but it was %s"
              .formatted(queue, workers.keySet(), envelope.task()));
    }
    work(worker, envelope, message);
  }

  private <I> void work(Worker<I> worker, Envelope envelope, QueueMessage message)
      throws InterruptedException {
    var task = envelope.as(worker.registration().inputType());
    var metrics = worker.metrics();
    var startedAt = workflows.time().instant();
    metrics.received(Duration.between(message.sentAt(), startedAt));
    var beat = workflows.heartbeats().whileWorkingOn(task.taskToken());
    try (beat) {
      var outcome = worker.registration().handler().handle(task);
      beat.close();
      answer(task, outcome, metrics);
    } catch (InterruptedException | RuntimeException fault) {
      if (!beat.abandoned()) {
        throw fault;
      }
      tooLate(task, metrics);
    } finally {
      metrics.handled(Duration.between(startedAt, workflows.time().instant()));
    }
  }

  private void answer(Task<?> task, TaskOutcome<?> outcome, TaskMetrics metrics) {
    var token = task.taskToken();
    switch (outcome) {
      case TaskOutcome.Succeeded<?>(Object output) ->
          settle(task, workflows.answers().succeed(token, output), "succeeded", metrics);
      case TaskOutcome.Failed<?>(String error, String cause) ->
          settle(task, workflows.answers().fail(token, error, cause), "failed", metrics);
      case TaskOutcome.Deferred<?> _ -> metrics.answered("deferred");
    }
  }

  private void settle(Task<?> task, Answer answer, String outcome, TaskMetrics metrics) {
    switch (answer) {
      case ACCEPTED -> metrics.answered(outcome);
      case TOO_LATE -> tooLate(task, metrics);
    }
  }

  private void tooLate(Task<?> task, TaskMetrics metrics) {
    metrics.rejected();
    LOG.warn("order {}: the workflow no longer waits for {}", task.orderId(), task.task());
  }
}
