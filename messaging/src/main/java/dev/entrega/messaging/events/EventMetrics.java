package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.AdaptivePermits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is counted of one consumer, each with the tag {@code queue}. */
final class EventMetrics {

  private final String queue;
  private final MeterRegistry registry;
  private final Timer handling;
  private final Counter parked;
  private final Counter retried;
  private final Counter faulty;
  private final Counter deferred;
  private final Counter pauses;

  EventMetrics(String queue, MeterRegistry registry) {
    this.queue = queue;
    this.registry = registry;
    this.handling =
        Timer.builder("entrega.events.handling")
            .description("How long a handler had an event")
            .tag("queue", queue)
            .register(registry);
    this.parked = counter("parked", "Messages that could not be read, accepted or handled");
    this.retried = counter("retried", "Attempts that failed by a bug, to be repeated later");
    this.faulty = counter("faulty", "Attempts that failed by a fault of the other side");
    this.deferred =
        counter("deferred", "Messages sent round because the other side failed them alone");
    this.pauses = counter("pauses", "How often the queue was paused");
  }

  /** Shows whether it is paused, and how much it may do at once. */
  void watch(Consumption consumption, AdaptivePermits permits) {
    Gauge.builder("entrega.events.paused", consumption, one -> one.paused().isPresent() ? 1 : 0)
        .description("1 while the queue is paused")
        .tag("queue", queue)
        .register(registry);
    Gauge.builder("entrega.events.permits", permits, AdaptivePermits::window)
        .description("How many events may be in the handler at once")
        .tag("queue", queue)
        .register(registry);
  }

  Timer handling() {
    return handling;
  }

  void parked() {
    parked.increment();
  }

  void retried() {
    retried.increment();
  }

  void faulty() {
    faulty.increment();
  }

  void deferred() {
    deferred.increment();
  }

  void pausing() {
    pauses.increment();
  }

  private Counter counter(String what, String description) {
    return Counter.builder("entrega.events." + what)
        .description(description)
        .tag("queue", queue)
        .register(registry);
  }
}
