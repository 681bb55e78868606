package dev.entrega.messaging.tasks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of one task, with the tags {@code queue} and {@code task}. */
final class TaskMetrics {

  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Timer age;
  private final Timer handling;

  TaskMetrics(String queue, String task, MeterRegistry registry) {
    this.registry = registry;
    this.tags = Tags.of("queue", queue, "task", task);
    this.age = registry.timer("entrega.tasks.age", tags);
    this.handling = registry.timer("entrega.tasks.handling", tags);
    registry.gauge("entrega.tasks.in.flight", tags, inFlight);
  }

  void received(Duration sinceSent) {
    registry.counter("entrega.tasks.received", tags).increment();
    age.record(sinceSent);
    inFlight.incrementAndGet();
  }

  void handled(Duration took) {
    handling.record(took);
    inFlight.decrementAndGet();
  }

  /**
   * The workflow accepted the answer; or there is none yet, and the outcome is {@code deferred}.
   */
  void answered(String outcome) {
    registry.counter("entrega.tasks.answered", tags.and("outcome", outcome)).increment();
  }

  /** The workflow no longer waited. */
  void rejected() {
    registry.counter("entrega.tasks.rejected", tags).increment();
  }
}
