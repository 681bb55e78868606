package dev.entrega.messaging.tasks;

import dev.entrega.messaging.queues.QueueHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.context.ApplicationContext;

/**
 * The worker of a service's tasks without the threads that receive: a test hands it one message
 * after the other, envelope in, answer out.
 */
public final class TaskDoor {

  private TaskDoor() {}

  /** Handles, answers and returns when the message may be deleted, as in production. */
  public static QueueHandler of(ApplicationContext service) {
    return new TaskWorker(
        service.getBean(TaskQueue.class),
        service.getBean(TaskWorker.Workflows.class),
        new SimpleMeterRegistry());
  }
}
