package dev.entrega.messaging.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is counted of one consumer, each with the tag {@code queue}. */
final class EventMetrics {

  private final Timer handling;
  private final Counter parked;
  private final Counter faulty;

  EventMetrics(String queue, MeterRegistry registry) {
    this.handling =
        Timer.builder("entrega.events.handling")
            .description("How long a handler had an event")
            .tag("queue", queue)
            .register(registry);
    this.parked =
        Counter.builder("entrega.events.parked")
            .description("Messages that could not be read or accepted")
            .tag("queue", queue)
            .register(registry);
    this.faulty =
        Counter.builder("entrega.events.faulty")
            .description("Attempts that failed by a fault of the other side")
            .tag("queue", queue)
            .register(registry);
  }

  Timer handling() {
    return handling;
  }

  void parked() {
    parked.increment();
  }

  void faulty() {
    faulty.increment();
  }
}
