package dev.entrega.messaging.tasks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tasks that a service takes from one SQS queue. A bean of this type is all that a service
 * declares; the worker follows from it.
 *
 * <pre>{@code
 * TaskQueue.named(Topology.AVAILABILITY_TASKS).on("reserve", ReserveItems.class, stock::reserve)
 * }</pre>
 */
public final class TaskQueue {

  private final String name;
  private final Map<String, Registration<?>> handlers = new LinkedHashMap<>();

  private TaskQueue(String name) {
    this.name = name;
  }

  /** Begins the declaration of a queue by the name that SQS knows. */
  public static TaskQueue named(String name) {
    return new TaskQueue(name);
  }

  /** Adds a task that the queue carries. */
  public <I, O> TaskQueue on(String task, Class<I> inputType, TaskHandler<I, O> handler) {
    handlers.put(task, new Registration<>(inputType, handler));
    return this;
  }

  /** The name that SQS knows. */
  public String name() {
    return name;
  }

  Map<String, Registration<?>> handlers() {
    return Map.copyOf(handlers);
  }

  record Registration<I>(Class<I> inputType, TaskHandler<I, ?> handler) {}
}
